// What visitors download. More than the limit fails the build.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 60_000;
const sizes = ["parcours.js", "chat.js"].map((name) => {
  const size = gzipSync(readFileSync(`dist/${name}`)).length;
  console.log(`${name}: ${(size / 1000).toFixed(1)} kB gzipped`);
  return size;
});
if (sizes[0] + sizes[1] > LIMIT) {
  console.error(`Together more than ${LIMIT / 1000} kB.`);
  process.exitCode = 1;
}
