// Builds what the pages are dressed in, into a folder git ignores:
// the stylesheet, the letters, and the notice of whose work they are.
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as sass from "sass";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGES = join(ROOT, "node_modules");
const SOURCE = join(ROOT, "whatmatters/web/src");
const BUILT = join(ROOT, "whatmatters/web/static/web/build");
const LETTERS = join(PACKAGES, "@fontsource-variable/atkinson-hyperlegible-next");

// The letters and marks that GOV.UK keeps to itself, and hints for debuggers.
const NOT_OURS = [/GDS Transport/i, /govuk-crest/i, /sourceMappingURL/, /assets\//];

function stylesheet() {
  const { css } = sass.compile(join(SOURCE, "whatmatters.scss"), {
    loadPaths: [PACKAGES],
    style: "compressed",
    quietDeps: true,
  });
  for (const mark of NOT_OURS) {
    if (mark.test(css)) throw new Error(`The stylesheet must not hold ${mark}`);
  }
  return css;
}

function version(name) {
  return JSON.parse(readFileSync(join(PACKAGES, name, "package.json"), "utf8")).version;
}

function notice() {
  const ours = readFileSync(join(SOURCE, "third-party.txt"), "utf8");
  return ours
    .replace("{govuk-frontend}", version("govuk-frontend"))
    .replace("{atkinson}", version("@fontsource-variable/atkinson-hyperlegible-next"));
}

// Made elsewhere, then put in place, so that nobody meets half a folder.
const making = join(PACKAGES, `.built-${process.pid}`);
mkdirSync(making, { recursive: true });

const css = stylesheet();
writeFileSync(join(making, "whatmatters.css"), css);
for (const cut of ["latin", "latin-ext"]) {
  const file = `atkinson-hyperlegible-next-${cut}-wght-normal.woff2`;
  copyFileSync(join(LETTERS, "files", file), join(making, `letters-${cut}.woff2`));
}
copyFileSync(join(LETTERS, "LICENSE"), join(making, "letters-OFL.txt"));
writeFileSync(join(making, "third-party.txt"), notice());
rmSync(BUILT, { recursive: true, force: true });
renameSync(making, BUILT);

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(`Built whatmatters.css: ${kB(css.length)}, ${kB(gzipSync(css).length)} compressed`);
