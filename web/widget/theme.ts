// A site's colours, each with black or white on it, whichever reads better (at least 4.5:1).
import type { Options } from "./options";

export function applyTheme(element: HTMLElement, options: Options): void {
  for (const name of ["brand", "accent"] as const) {
    const fill = options[name];
    if (!fill) continue;
    element.style.setProperty(`--${name}`, fill);
    element.style.setProperty(`--on-${name}`, textOn(fill, element));
  }
}

function textOn(fill: string, within: HTMLElement): string {
  const probe = within.appendChild(document.createElement("i"));
  probe.style.color = fill;
  // Told as red, green and blue from 0 to 1, whatever its notation. What cannot be mixed is told up to 255.
  probe.style.color = `color-mix(in srgb, ${fill}, ${fill})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  const parts = color.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [0, 0, 0];
  const whole = color.startsWith("rgb") ? 255 : 1;
  const [red, green, blue] = parts.slice(0, 3).map((part) => linear(part / whole));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Where black and white contrast alike.
  return luminance > 0.179 ? "#000" : "#fff";
}

function linear(part: number): number {
  return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
