// Files made here, for the person alone.
import type { Item } from "./conversation";
import { bot, file, sources, you, type Language } from "./texts";

export function save(name: string, content: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function saveTranscript(items: readonly Item[], language: Language): void {
  save(`parcours-${file[language]}.txt`, transcript(items, language), "text/plain;charset=utf-8");
}

function transcript(items: readonly Item[], language: Language): string {
  return items.map((item) => lines(item, language).join("\r\n")).join("\r\n\r\n");
}

function lines(item: Item, language: Language): string[] {
  const who = (item.author === "user" ? you : bot)[language];
  const cited = item.sources.map(({ title, date }) => `${sources[language]} : ${title}, ${date}`);
  const offered = item.choices.map(({ title }, n) => `  ${item.firstNumber + n}. ${title}`);
  return [`${who} ${item.text}`, item.sourceWords, ...cited, ...offered].filter(Boolean);
}
