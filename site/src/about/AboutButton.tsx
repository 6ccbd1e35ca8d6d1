// What Crossgrant is, and where its answers may differ from AWS's.
import { useEffect, useState } from "preact/hooks";
import type { Point, PointKind } from "../api/types.gen.ts";
import { loadPoints, points, pointsProblem } from "../state/points.ts";
import { engineBuild } from "../worker/boot.ts";
import { fileUrl } from "../worker/files.ts";
import { Icon } from "../ui/Icon.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { PointView } from "../ui/PointView.tsx";
import { found } from "../ui/search.ts";

/** The version of the scenario format that this page reads and writes. */
const format = 1;

export function AboutButton() {
  const [open, setOpen] = useState(false);
  const show = (): void => {
    setOpen(true);
    void loadPoints();
  };
  return (
    <>
      <button type="button" class="tool" aria-haspopup="dialog" aria-label="About Crossgrant" title="About Crossgrant" onClick={show}>
        <Icon name="about" />
        <span class="bar-word">About</span>
      </button>
      <Dialog id="about" title="About Crossgrant" open={open} close={() => setOpen(false)}>
        <About />
      </Dialog>
    </>
  );
}

function About() {
  const [query, setQuery] = useState("");
  const list = points.value.filter((point) => found(query, point.title, point.assumption, point.otherwise, point.code));
  return (
    <>
      <div class="about-intro">
        <p>
          Crossgrant runs AWS CLI commands against the policies you write and shows, statement by statement, how AWS decides them. Everything happens in
          this page: there is no server, and no AWS account is touched.
        </p>
        <p class="quiet">
          Engine build <code>{engineBuild()}</code>, scenario format {format}. Made with Go, Preact and CodeMirror, under their BSD and MIT{" "}
          <Licences />
          . Not a product of Amazon Web Services, whose documentation the decisions follow.
        </p>
      </div>
      <label class="dialog-search">
        <span class="visually-hidden">Filter the points</span>
        <input type="search" value={query} placeholder="Filter: ACL, boundary, wildcard …" spellcheck={false} autocomplete="off" onInput={(event) => setQuery(event.currentTarget.value)} />
        <span role="status">{points.value.length > 0 ? `${list.length} of ${points.value.length} points` : ""}</span>
      </label>
      <div class="dialog-scroll" tabIndex={0} role="group" aria-label="Where the engine may differ from AWS">
        {pointsProblem.value ? <p class="quiet">{pointsProblem.value}</p> : null}
        <Points kind="difference" title="Known differences from AWS" list={list} />
        <Points kind="unverified" title="Points that AWS does not document" list={list} />
        {points.value.length > 0 && list.length === 0 ? <p class="quiet">No point has all of these words.</p> : null}
      </div>
    </>
  );
}

/** The single file holds them itself; there they are a download, because a page from a disk may open no other. */
function Licences() {
  const [url, setUrl] = useState("licenses.txt");
  useEffect(() => void fileUrl("licenses.txt").then(setUrl), []);
  return url.startsWith("blob:") ? (
    <a href={url} download="licenses.txt">
      licences
    </a>
  ) : (
    <a href={url} target="_blank" rel="noopener">
      licences
    </a>
  );
}

function Points({ kind, title, list }: { kind: PointKind; title: string; list: readonly Point[] }) {
  const own = list.filter((point) => point.kind === kind);
  if (own.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>
        {title} <span class="quiet">{own.length}</span>
      </h3>
      <ul class="points">
        {own.map((point) => (
          <li key={point.code}>
            <PointView point={point} />
          </li>
        ))}
      </ul>
    </section>
  );
}
