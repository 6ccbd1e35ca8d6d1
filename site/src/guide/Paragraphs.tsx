import { ReasonText } from "../ui/ReasonText.tsx";

export function Paragraphs({ list }: { list: readonly string[] }) {
  return (
    <>
      {list.map((text, index) => (
        <p key={index} class="guide-text" dir="auto">
          <ReasonText text={text} />
        </p>
      ))}
    </>
  );
}
