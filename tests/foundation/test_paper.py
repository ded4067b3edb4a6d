import pytest

from foundation.exchange.paper import blocks
from foundation.languages import RichText


def read(html):
    """(kind, words) of each block."""
    return [
        (block["kind"], "".join(run["words"] for run in block["runs"]))
        for block in blocks(RichText(html, "en", "en"))
    ]


def test_blocks_are_read_in_order():
    html = (
        "<h2>A</h2><h3>B</h3><p>one<br>two</p><blockquote><p>said</p><p>more</p></blockquote>"
        "<ul><li><p>x</p></li></ul><p>end</p>"
    )

    assert read(html) == [
        ("heading", "A"),
        ("subheading", "B"),
        ("paragraph", "one\ntwo"),
        ("quote", "said"),
        ("paragraph", "more"),
        ("item", "x"),
        ("paragraph", "end"),
    ]


def test_items_of_an_ordered_list_have_their_number():
    items = blocks(RichText("<ol><li><p>a</p></li><li><p>b</p></li></ol><ul><li>c</li></ul>", "en", "en"))

    assert [item.get("number") for item in items] == [1, 2, None]


def test_marks_and_links_stay_with_their_words():
    [block] = blocks(RichText('<p>a <strong>b <em>c</em></strong> <a href="/x/">d</a></p>', "en", "en"))

    assert block["runs"] == [
        {"words": "a "},
        {"words": "b ", "strong": True},
        {"words": "c", "strong": True, "emph": True},
        {"words": " "},
        {"words": "d", "href": "/x/"},
    ]


def test_a_table_has_its_cells():
    html = (
        "<p>before</p><table><tbody><tr><th><p>Year</p></th><th><p>Sum</p></th></tr>"
        "<tr><td><p>2019</p></td><td><p>one</p><p>two</p></td></tr></tbody></table><p>after</p>"
    )

    before, table, after = blocks(RichText(html, "en", "en"))

    assert (before["kind"], table["kind"], after["kind"]) == ("paragraph", "table", "paragraph")
    assert table["columns"] == 2
    assert ["".join(run["words"] for run in cell["runs"]) for cell in table["cells"]] == [
        "Year",
        "Sum",
        "2019",
        "one\ntwo",
    ]
    assert [cell["is_head"] for cell in table["cells"]] == [True, True, False, False]


@pytest.mark.parametrize(
    ("rows", "laid_out"),
    [
        (
            '<tr><td colspan="2">a</td><td rowspan="2">b</td></tr><tr><td>c</td></tr>',
            ["a", "", "b", "c", "", ""],
        ),
        ('<tr><td colspan="x">a</td></tr><tr><td>b</td><td>c</td></tr>', ["a", "", "b", "c"]),
        ('<tr></tr><tr><td rowspan="9">a</td></tr>', ["", "a"]),
        ('<tr><td>a</td><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr>', ["a", "b", "c", ""]),
        ("", []),
    ],
)
def test_what_a_cell_reaches_over_is_left_empty(rows, laid_out):
    tables = blocks(RichText(f"<table>{rows}</table>", "en", "en"))

    assert [
        "".join(run["words"] for run in cell["runs"]) for table in tables for cell in table["cells"]
    ] == laid_out


def test_what_is_empty_makes_no_block():
    assert blocks(RichText("<p></p><p> </p>", "en", "en")) == []
    assert blocks(RichText("", "en", "en")) == []
