import type { Point } from "../api/types.gen.ts";
import { PointView } from "../ui/PointView.tsx";

/** Points on which an outcome hinges and that AWS does not document, said aloud. */
export function Unverified({ points }: { points: readonly Point[] }) {
  if (points.length === 0) return null;
  return (
    <div class="aloud aloud-unverified" role="note" aria-label="Not documented by AWS">
      <strong class="aloud-title">Rests on {points.length === 1 ? "a point" : `${points.length} points`} that AWS does not document</strong>
      {points.map((point) => (
        <PointView key={point.code} point={point} />
      ))}
    </div>
  );
}
