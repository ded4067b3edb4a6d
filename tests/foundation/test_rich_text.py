import pytest

from foundation.exchange import paper
from foundation.richtext.comparison import NEW_LINES, STYLES
from foundation.richtext.field import BLOCK_ELEMENTS, ELEMENTS, INLINE_ELEMENTS, TAG, RichTextField


def test_each_element_stands_in_a_line_or_is_a_block():
    assert {"strong", "em", "a", "br"} == INLINE_ELEMENTS
    assert {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "tr", "td"} <= BLOCK_ELEMENTS
    assert ELEMENTS == INLINE_ELEMENTS | BLOCK_ELEMENTS


def test_paper_and_the_comparison_know_every_element_that_a_text_may_contain():
    assert paper.BLOCKS.keys() | paper.INLINE_STYLES.keys() | paper.BREAKS_LINKS_LISTS_TABLES == ELEMENTS
    assert STYLES.keys() | NEW_LINES == ELEMENTS


@pytest.mark.parametrize("element", sorted(ELEMENTS))
def test_a_tag_of_every_element_is_found_whatever_its_attributes(element):
    for text in [f"a <{element}>", f"a </{element}>", f'a <{element} rowspan="2">', f"<{element}/>"]:
        assert TAG.search(text)[2] == element


@pytest.mark.parametrize(
    "text", ["1 < 2 > 0", "<name@example.org>", "<div>", "<ab>", "<a@example.org>", "<p"]
)
def test_what_no_text_may_contain_is_no_tag(text):
    assert not TAG.search(text)


def test_what_is_no_element_of_a_text_is_taken_out():
    assert RichTextField().sanitize("<p>a <b>b</b> <strong>c</strong></p>") == "<p>a b <strong>c</strong></p>"
