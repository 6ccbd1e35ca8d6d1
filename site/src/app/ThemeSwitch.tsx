import { chooseTheme, shownTheme, type Theme } from "../state/theme.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";

const choices: { theme: Theme; icon: IconName; word: string }[] = [
  { theme: "system", icon: "auto", word: "System" },
  { theme: "light", icon: "sun", word: "Light" },
  { theme: "dark", icon: "moon", word: "Dark" },
];

export function ThemeSwitch() {
  return (
    <fieldset class="theme">
      <legend class="visually-hidden">Colours</legend>
      {choices.map((choice) => (
        <label key={choice.theme} title={`${choice.word} colours`}>
          <input type="radio" name="theme" class="visually-hidden" checked={shownTheme.value === choice.theme} onChange={() => chooseTheme(choice.theme)} />
          <span class="theme-choice">
            <Icon name={choice.icon} />
          </span>
          <span class="visually-hidden">{choice.word}</span>
        </label>
      ))}
    </fieldset>
  );
}
