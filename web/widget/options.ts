// What the site asks for, read from its script tag. What cannot be used is left out.
import { isLanguage, type Language } from "./texts";

export interface Options {
  /** Where the gateway answers, ending with a slash. */
  address: string;
  /** null: nobody knows, the assistant greets in both. */
  language: Language | null;
  school: string | null;
  brand: string | null;
  accent: string | null;
  scheme: "light" | "dark" | "auto";
  position: "left" | "right";
  contact: string;
}

const SCHOOL = /^[a-z0-9-]{1,60}$/;

export function readOptions(script: HTMLScriptElement): Options {
  const { address, language, school, brand, accent, scheme, position, contact } = script.dataset;
  return {
    address: new URL(`${address || new URL("..", script.src)}/`.replace(/\/+$/, "/"), script.src).href,
    language: isLanguage(language) ? language : guessLanguage(),
    school: school && SCHOOL.test(school) ? school : null,
    brand: colour(brand),
    accent: colour(accent),
    scheme: scheme === "light" || scheme === "dark" ? scheme : "auto",
    position: position === "left" ? "left" : "right",
    contact: contact ?? "",
  };
}

/** The page's language, or else the first of the browser's that we speak. */
function guessLanguage(): Language | null {
  const spoken = [document.documentElement.lang, ...navigator.languages];
  return spoken.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? null;
}

function colour(given: string | undefined): string | null {
  return given && CSS.supports("color", given) ? given : null;
}
