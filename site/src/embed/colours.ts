// The colours of an embed: those that the page around it asks for.

/** Takes a theme ("light", "dark", else the system's) and a hue of 0 to 360 degrees. */
export function colour(theme: string, hue: string): void {
  const { dataset, style } = document.documentElement;
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  else delete dataset.theme;
  if (/^\d{1,3}$/.test(hue)) {
    style.setProperty("--accent", `light-dark(oklch(0.48 0.17 ${hue}), oklch(0.78 0.11 ${hue}))`);
    style.setProperty("--ground", `light-dark(oklch(0.95 0.008 ${hue}), oklch(0.18 0.012 ${hue}))`);
  } else {
    style.removeProperty("--accent");
    style.removeProperty("--ground");
  }
}
