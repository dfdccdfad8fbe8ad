import pytest
from fpdf import FPDF

from exports.fonts import Face, faces, written


@pytest.fixture
def face() -> Face:
    return faces(FPDF())[0]


def test_lines_are_broken_between_words_and_are_never_too_wide(face: Face) -> None:
    text = "Detergente líquido concentrado para lavavajillas industriales, garrafa de 20 kg"
    lines = face.wrapped(text, 8, 90)
    assert "".join(lines) == text
    assert len(lines) > 3
    assert all(face.width(line, 8) <= 90 for line in lines)
    assert all(line.endswith(" ") for line in lines[:-1])


def test_a_word_wider_than_the_line_is_broken_within(face: Face) -> None:
    lines = face.wrapped(f"Ref. {'X' * 200} fin", 8, 90)
    assert "".join(lines).replace(" ", "") == f"Ref.{'X' * 200}fin"
    assert all(face.width(line, 8) <= 90 for line in lines)


def test_a_line_narrower_than_a_letter_has_one_letter(face: Face) -> None:
    assert face.wrapped("WWW", 8, 1) == ["W", "W", "W"]


def test_breaks_of_a_text_are_kept(face: Face) -> None:
    assert face.wrapped(written("uno\r\ndos\x0btres"), 8, 90) == ["uno ", "dos ", "tres"]


@pytest.mark.parametrize("text", ["😀", "日", "\ud83d", "ﷺ"])
def test_what_the_font_lacks_is_as_wide_and_written_as_the_replacement_mark(face: Face, text: str) -> None:
    assert face.width(written(text), 8) == face.width("\ufffd", 8)
    assert face.encoded(written(text)) == face.encoded("\ufffd")


@pytest.mark.parametrize("text", ["\x00", "\u200b", "\u202e", "\ufeff", "\u00ad", "\x1b", "\x9f", "\ufe0f"])
def test_what_is_invisible_is_left_out(text: str) -> None:
    assert written(f"a{text}b") == "ab"


@pytest.mark.parametrize("text", ["ñ €«»", "Łódź", "Ελλάδα", "Масло", "İstanbul"])
def test_the_letters_of_europe_are_all_there(face: Face, text: str) -> None:
    mark = face.encoded("\ufffd")[1:-1]
    assert mark not in face.encoded(written(text))
