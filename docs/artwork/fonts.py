"""Makes the site's fonts anew: subsets of Noto Sans and Noto Sans Arabic (SIL Open Font License 1.1).

    npm pack @fontsource-variable/noto-sans @fontsource-variable/noto-sans-arabic   (unpack both)
    pip install fonttools brotli
    python docs/artwork/fonts.py FOLDER-OF-THE-TWO-PACKAGES

For the screen (static/fonts): one variable file a script, weights 400 to 700. For paper (publishing/fonts):
two fixed weights of each, because Typst reads no variable fonts.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[2]
SCREEN, PAPER = ROOT / "static/fonts", ROOT / "publishing/fonts"

LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x2BB, 0x2BC,
    *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2039, 0x203A,
    0x20AC, 0x2116, 0x2122, 0x2190, 0x2192, 0x2212,
]  # fmt: skip
ARABIC = [
    0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x653), *range(0x660, 0x66E), 0x670, 0x671,
    0x67E, 0x686, 0x698, 0x6A4, 0x6A9, 0x6AF, 0x6CC, *range(0x200C, 0x2010), 0xAB, 0xBB,
]  # fmt: skip


def subset(font, characters):
    options = Options()
    options.layout_features = [
        *("kern", "liga", "ccmp", "locl", "mark", "mkmk"),
        *("init", "medi", "fina", "isol", "rlig"),
    ]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # with the licence
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def source(packages, name):
    (path,) = packages.glob(f"**/{name}-wght-normal.woff2")
    return TTFont(path)


def screen(packages, name, characters, target):
    font = instantiateVariableFont(subset(source(packages, name), characters), {"wght": (400, 400, 700)})
    font.flavor = "woff2"
    font.save(SCREEN / target)


def paper(packages, names, characters, family, weight):
    """One static file; Fontsource cuts Latin in two, which are put together again."""
    parts = []
    for name in names:
        font = instantiateVariableFont(subset(source(packages, name), characters), {"wght": weight})
        font.flavor = None
        part = PAPER / f"part-{len(parts)}.ttf"
        font.save(part)
        parts.append(part)
    font = Merger().merge([str(part) for part in parts]) if len(parts) > 1 else TTFont(parts[0])
    style = "Bold" if weight == 700 else "Regular"
    names = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    for number, words in names.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font.save(PAPER / f"{family.replace(' ', '')}-{style}.ttf")
    for part in parts:
        part.unlink()


def main(packages):
    screen(packages, "noto-sans-latin", LATIN, "noto-sans-latin.woff2")
    screen(packages, "noto-sans-latin-ext", LATIN, "noto-sans-latin-ext.woff2")
    screen(packages, "noto-sans-arabic-arabic", ARABIC, "noto-sans-arabic.woff2")
    for weight in (400, 700):
        paper(packages, ["noto-sans-latin", "noto-sans-latin-ext"], LATIN, "Noto Sans", weight)
        paper(packages, ["noto-sans-arabic-arabic"], ARABIC, "Noto Sans Arabic", weight)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
