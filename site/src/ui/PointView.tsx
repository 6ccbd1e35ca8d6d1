// One point on which the engine's answer may differ from AWS's.
import type { Point } from "../api/types.gen.ts";

export function PointView({ point }: { point: Point }) {
  const difference = point.kind === "difference";
  return (
    <div class="point">
      <strong class="point-title">{point.title}</strong>
      <dl>
        <div>
          <dt>{difference ? "Here" : "Assumed here"}</dt>
          <dd>{point.assumption}</dd>
        </div>
        <div>
          <dt>{difference ? "AWS" : "AWS may differ"}</dt>
          <dd>{point.otherwise}</dd>
        </div>
      </dl>
      <Source address={point.source} />
    </div>
  );
}

/** A link to a page of AWS, named by its last part. */
function Source({ address }: { address: string }) {
  if (!address.startsWith("https://")) return null;
  return (
    <a class="point-source" href={address} target="_blank" rel="noopener noreferrer">
      {address.split("/").at(-1) || address}
      <span class="visually-hidden"> (AWS documentation, opens in a new tab)</span>
    </a>
  );
}
