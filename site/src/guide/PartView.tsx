import { FileLink } from "../ui/FileLink.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ReasonText } from "../ui/ReasonText.tsx";
import { AttemptView } from "./AttemptView.tsx";
import type { Part } from "./guide.ts";
import { Paragraphs } from "./Paragraphs.tsx";
import { StepButtons } from "./StepButtons.tsx";

interface Props {
  part: Part;
  number: number;
  open: boolean;
  toggle: () => void;
  next: (() => void) | null;
}

export function PartView({ part, number, open, toggle, next }: Props) {
  const id = `guide-part-${number}`;
  return (
    <li class={`guide-part ${open ? "open" : ""}`}>
      <h4>
        <button type="button" class="guide-head" aria-expanded={open} aria-controls={open ? id : undefined} onClick={toggle}>
          <span class="guide-number">{number}</span>
          <span class="guide-name">{part.title}</span>
          <Icon name="down" />
        </button>
      </h4>
      {open ? (
        <div class="guide-body" id={id}>
          <Paragraphs list={part.about} />
          {part.steps.length > 0 ? (
            <div class="guide-do">
              <h5>Do it</h5>
              <StepButtons list={part.steps} />
            </div>
          ) : null}
          {part.see ? (
            <div class="guide-see">
              <h5>See it</h5>
              <p class="guide-text">
                <ReasonText text={part.see} />
              </p>
              {part.file ? (
                <p class="guide-file">
                  <FileLink path={part.file} text={part.file} />
                </p>
              ) : null}
            </div>
          ) : null}
          {part.attempt ? <AttemptView attempt={part.attempt} /> : null}
          {next ? (
            <button type="button" class="button guide-next" onClick={next}>
              Next
            </button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
