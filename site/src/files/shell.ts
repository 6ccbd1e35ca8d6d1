// Colours for flow.sh and config: comments, our directives, options, strings.
import { StreamLanguage } from "@codemirror/language";

export const shell = StreamLanguage.define<{ start: boolean }>({
  startState: () => ({ start: true }),
  token(stream, state) {
    if (stream.sol()) {
      if (stream.match(/#(=>|=~|->|@).*/)) return "meta";
      if (stream.match(/#.*/)) return "comment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/"(?:[^"\\]|\\.)*"?/) || stream.match(/'[^']*'?/)) return "string";
    if (stream.match(/--[\w-]+/)) return "attributeName";
    if (stream.match(/\\$/)) return "punctuation";
    const command = state.start && stream.match(/aws\b/);
    if (command) return "keyword";
    stream.match(/[^\s"'\\]+/) || stream.next();
    return null;
  },
  blankLine(state) {
    state.start = true;
  },
  languageData: { commentTokens: { line: "#" } },
});
