// The source of an answer comes in words at its end and apart: shown once, apart.
import type { Source } from "./api";

const SOURCE_LINE = /^(?:Source|Bron)\s?:\s*/;

export interface Cited {
  text: string;
  /** The source in words, where they say something else than its list. */
  words: string;
}

export function withoutSource(text: string, sources: readonly Source[]): Cited {
  const lines = text.split("\n");
  const at = lines.findLastIndex((line) => SOURCE_LINE.test(line));
  if (at < 0) return { text, words: "" };
  const said = lines[at].replace(SOURCE_LINE, "");
  const known = sources.map(({ title, date }) => `${title} (${date})`).join(" ; ");
  if (known && said.startsWith(known)) {
    // "It may have changed since" stays.
    lines[at] = said.slice(known.length).replace(/^\.\s*/, "");
    return { text: lines.join("\n").trim(), words: "" };
  }
  const before = lines.filter((_, number) => number !== at).join("\n").trim();
  return { text: before, words: lines[at] };
}
