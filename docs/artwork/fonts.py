"""Makes the site's fonts anew: subsets of Noto Sans and Noto Sans Arabic (SIL Open Font License 1.1).

    npm pack @fontsource-variable/noto-sans @fontsource-variable/noto-sans-arabic   (unpack both)
    pip install fonttools brotli
    PYTHONHASHSEED=0 python docs/artwork/fonts.py FOLDER-OF-THE-TWO-PACKAGES

For the screen (static/fonts): variable files, weights 400 to 700. What nearly every page shows is in one file
a script, so small that a new connection brings it in one round trip (``ROUND_TRIP``); the rest is fetched by
the pages that show it. For paper (foundation/exchange/fonts): two fixed weights of each, because Typst reads
no variable fonts.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[2]
SCREEN, PAPER = ROOT / "static/fonts", ROOT / "foundation/exchange/fonts"

LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x2BB, 0x2BC,
    *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2039, 0x203A,
    0x20AC, 0x2116, 0x2122, 0x2190, 0x2192, 0x2212,
]  # fmt: skip
ARABIC_OF_PAGES = [0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x653)]
ARABIC = [
    *ARABIC_OF_PAGES, *range(0x660, 0x66E), 0x670, 0x671,
    0x67E, 0x686, 0x698, 0x6A4, 0x6A9, 0x6AF, 0x6CC, *range(0x200C, 0x2010), 0xAB, 0xBB,
]  # fmt: skip
# "Of pages": what they are written with in French, English and Spanish, and in Arabic.
LATIN_OF_PAGES = [
    *(code for code in range(0x20, 0x7F) if chr(code) not in r"<>\^`{|}~"),
    *map(ord, "ÀÇÈÉÊÎÔŒàâçèéêëîïôöùûüœÁÍÑÓÚáíñóú"),
    *map(ord, "\u00a0\u2009«»¡¿·°ºª¶–—‘’“”…•−€"),
]
ARABIC_IN_ARABIC = [*map(ord, "العربية")]  # every page names it, to change the language
LATIN_FEATURES = ["kern", "ccmp"]
ARABIC_FEATURES = ["init", "medi", "fina", "rlig", "ccmp", "mark", "mkmk"]
NAME_FEATURES = ["ccmp", "init", "medi", "fina", "mark"]
PAPER_FEATURES = [*LATIN_FEATURES, *ARABIC_FEATURES, "liga", "locl", "isol"]
ROUND_TRIP = 10 * 1460 - 440  # bytes: TCP's first window, less the headers of our answers

THIN_SPACE, NARROW_NO_BREAK_SPACE = 0x2009, 0x202F
SOFT_HYPHEN = 0xAD  # without a shape: no face is fetched for it


def subset(font, characters, features=PAPER_FEATURES):
    options = Options()
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # with the licence
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def source(packages, name):
    (path,) = packages.glob(f"**/{name}-wght-normal.woff2")
    return TTFont(path)


def unicode_range(codes):
    """What the style sheet says of a face: it is not asked for a letter that it lacks."""
    runs = []
    for code in sorted(codes):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{first:04X}" + (f"-{last:04X}" if last > first else "") for first, last in runs)


def add_narrow_space(font):
    """French parts figures by a space that Fontsource's file lacks: Noto's is as wide as its thin space."""
    glyph = font.getBestCmap().get(THIN_SPACE)
    for table in font["cmap"].tables:
        if glyph and table.isUnicode():
            table.cmap[NARROW_NO_BREAK_SPACE] = glyph


def screen(packages, name, characters, features, target, weight=(400, 400, 700)):
    """Write one file of a variable face; the licence lies beside it as OFL.txt. Returns its size in bytes."""
    font = instantiateVariableFont(subset(source(packages, name), characters, features), {"wght": weight})
    for table in {"STAT", "MVAR"} & set(font.keys()):
        del font[table]
    axes = font["fvar"].axes if "fvar" in font else []
    if axes:
        font["fvar"].instances = []
    needed = {0, *(axis.axisNameID for axis in axes)}  # the copyright
    font["name"].names = [name for name in font["name"].names if name.nameID in needed]
    add_narrow_space(font)
    font.flavor = "woff2"
    font.save(SCREEN / target)
    size = (SCREEN / target).stat().st_size
    sys.stdout.write(f"{target}: {size} bytes\n    unicode-range: {unicode_range(font.getBestCmap())};\n")
    return size


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
    latin, extended, arabic = "noto-sans-latin", "noto-sans-latin-ext", "noto-sans-arabic-arabic"
    rare_latin = set(LATIN) - {*LATIN_OF_PAGES, SOFT_HYPHEN}
    first = [
        screen(packages, latin, LATIN_OF_PAGES, LATIN_FEATURES, "noto-sans-latin.woff2"),
        screen(packages, arabic, ARABIC_OF_PAGES, ARABIC_FEATURES, "noto-sans-arabic.woff2"),
        screen(packages, arabic, ARABIC_IN_ARABIC, NAME_FEATURES, "noto-sans-arabic-name.woff2", 400),
    ]
    if max(first) > ROUND_TRIP:
        sys.exit(f"A file that every page waits for has more than {ROUND_TRIP} bytes.")
    screen(packages, latin, rare_latin, LATIN_FEATURES, "noto-sans-latin-rare.woff2")
    screen(packages, extended, rare_latin, LATIN_FEATURES, "noto-sans-latin-ext.woff2")
    for weight in (400, 700):
        paper(packages, [latin, extended], LATIN, "Noto Sans", weight)
        paper(packages, [arabic], ARABIC, "Noto Sans Arabic", weight)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
