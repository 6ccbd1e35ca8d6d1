// What embed.html begins with: a few kilobytes, which fetch the playground
// itself once the embed comes into view or is started.
import { readFields } from "../link/options.ts";
import { colour } from "./colours.ts";
import "./frame.css";

const fields = readFields(location.hash.split(/\?(.*)/s)[1] ?? "");
colour(fields.get("theme") ?? "", fields.get("hue") ?? "");

const named = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="crossgrant-${name}"]`)!.content;

function load(): void {
  document.querySelector(".frame-state")!.textContent = "Loading the playground…";
  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = named("styles");
  const script = document.createElement("script");
  script.type = "module";
  script.src = named("main");
  script.onerror = () => {
    document.querySelector(".frame-state")!.textContent = "The playground could not be loaded.";
  };
  document.head.append(styles, script);
}

if (fields.get("start") === "click") {
  const button = document.querySelector<HTMLButtonElement>(".frame-start")!;
  button.hidden = false;
  button.addEventListener("click", () => {
    button.hidden = true;
    load();
  });
} else {
  // Also of another origin's page, the observer knows whether the frame is seen.
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    load();
  });
  observer.observe(document.documentElement);
}
