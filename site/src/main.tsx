import "./styles/main.css";
import { startPage } from "./app/start.tsx";
import { startEmbed } from "./embed/start.tsx";

// index.html and embed.html share one script, so that going from an embed to
// the playground downloads nothing.
const root = document.getElementById("app")!;
void (document.documentElement.dataset.page === "embed" ? startEmbed(root) : startPage(root));
