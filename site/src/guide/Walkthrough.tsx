// The scenario's own text as guided steps beside the work.
import { useEffect, useState } from "preact/hooks";
import { description, source, title } from "../state/document.ts";
import { report } from "../state/results.ts";
import { paragraphs } from "../ui/paragraphs.ts";
import { Paragraphs } from "./Paragraphs.tsx";
import { PartView } from "./PartView.tsx";
import { StepButtons } from "./StepButtons.tsx";
import { type Guide, guided } from "./guide.ts";
import { fileBytes } from "../worker/files.ts";

export function Walkthrough() {
  const of = source.value;
  const name = of.kind === "example" ? of.name : "";
  return guided.includes(name) ? <Guided key={name} name={name} /> : <Told note="" />;
}

/** The description and the steps' comments, for scenarios without a guide of their own. */
function Told({ note }: { note: string }) {
  const shown = report.value;
  const about = paragraphs(description.value);
  return (
    <>
      {note ? <p class="guide-note">{note}</p> : null}
      <h3 class="guide-title">{title.value}</h3>
      <Paragraphs list={about} />
      {shown && shown.steps.length > 0 ? <StepButtons list={shown.steps.map((step) => step.index + 1)} withWords /> : <p class="quiet">The flow has no commands yet.</p>}
    </>
  );
}

const fetched = new Map<string, Guide>();

async function fetchGuide(name: string): Promise<Guide> {
  const guide = JSON.parse(new TextDecoder().decode(await fileBytes(`guides/${name}.json`))) as Guide;
  fetched.set(name, guide);
  return guide;
}

function Guided({ name }: { name: string }) {
  const [guide, setGuide] = useState(fetched.get(name));
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (guide) return;
    let wanted = true;
    fetchGuide(name).then(
      (got) => {
        if (wanted) setGuide(got);
      },
      (error: unknown) => {
        if (wanted) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (problem) return <Told note={`The guide of this example could not be fetched (${problem}). This is the scenario's own text.`} />;
  if (!guide) return <p class="quiet">Fetching the guide…</p>;
  return <GuideView guide={guide} />;
}

function GuideView({ guide }: { guide: Guide }) {
  const [at, setAt] = useState(0);
  return (
    <>
      <h3 class="guide-title">{title.value}</h3>
      <Paragraphs list={guide.intro} />
      <ol class="guide-parts">
        {guide.parts.map((part, index) => (
          <PartView
            key={index}
            part={part}
            number={index + 1}
            open={index === at}
            toggle={() => setAt(index === at ? -1 : index)}
            next={index + 1 < guide.parts.length ? () => setAt(index + 1) : null}
          />
        ))}
      </ol>
      {guide.today.length > 0 ? (
        <section class="guide-today" aria-labelledby="guide-today">
          <h4 id="guide-today">What AWS does today</h4>
          <Paragraphs list={guide.today} />
        </section>
      ) : null}
    </>
  );
}
