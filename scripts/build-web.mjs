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
const SYMBOLS = join(PACKAGES, "@iconify-json/fluent-emoji-flat");
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
    .replace("{fluent-emoji}", version("@iconify-json/fluent-emoji-flat"))
    .replace("{atkinson}", version("@fontsource-variable/atkinson-hyperlegible-next"));
}

// The symbols of the sorting board, each a picture of its own.
function symbols(folder) {
  const icons = JSON.parse(readFileSync(join(SYMBOLS, "icons.json"), "utf8"));
  const { symbols: wanted } = JSON.parse(
    readFileSync(join(ROOT, "whatmatters/conversations/data/symbols.json"), "utf8"),
  );
  mkdirSync(folder);
  for (const [key, name] of Object.entries(wanted)) {
    const icon = icons.icons[name];
    if (!icon) throw new Error(`There is no symbol called ${name}`);
    const [width, height] = [icon.width ?? icons.width ?? 32, icon.height ?? icons.height ?? 32];
    const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`;
    writeFileSync(join(folder, `${key}.svg`), `${open}${icon.body}</svg>\n`);
  }
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
symbols(join(making, "symbols"));
writeFileSync(join(making, "third-party.txt"), notice());
rmSync(BUILT, { recursive: true, force: true });
renameSync(making, BUILT);

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(`Built whatmatters.css: ${kB(css.length)}, ${kB(gzipSync(css).length)} compressed`);
