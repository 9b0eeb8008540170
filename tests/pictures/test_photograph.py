"""A photograph is decoded, turned upright, set to size, and tells nothing but its pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from app.pictures import PictureError, photograph
from app.pictures.photograph import WIDEST


def saved(image: Image.Image, form: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    return Image.effect_noise((width, height), 90).convert("RGB").convert(mode)


def decoded(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body))


COLOURFUL = Image.merge("RGB", [Image.effect_noise((99, 99), each) for each in (9, 50, 90)])


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (saved(noise(90, 60), "PNG"), "image/png"),
        (saved(COLOURFUL, "JPEG"), "image/jpeg"),
        (saved(COLOURFUL, "WEBP"), "image/jpeg"),
        (saved(Image.new("RGBA", (9, 9), (1, 2, 3, 0)), "PNG"), "image/png"),
        (saved(Image.new("P", (9, 9)), "GIF", transparency=0), "image/png"),
    ],
)
def test_it_is_written_as_what_suits_it(data: bytes, media_type: str) -> None:
    image = photograph(data)
    assert image.media_type == media_type
    assert (image.width, image.height) == decoded(image.body).size
    assert image.words == ()
    assert photograph(data) == image


def test_a_wide_one_is_set_to_size() -> None:
    image = photograph(saved(noise(3000, 2), "PNG"))
    assert (image.width, image.height) == (WIDEST, 1)


def test_it_is_turned_upright_and_tells_nothing_of_its_camera() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of Ann Marsh"
    image = photograph(saved(noise(40, 20), "JPEG", exif=exif, comment=b"at home"))
    assert (image.width, image.height) == (20, 40)
    assert b"Ann Marsh" not in image.body
    assert b"at home" not in image.body


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it cannot be decoded"),
        (b"<svg/>", "it cannot be decoded"),
        (saved(noise(90, 90), "PNG")[:200], "it cannot be decoded"),
        (saved(Image.new("1", (8000, 8000)), "PNG"), "it has 8000 × 8000 pixels"),
        (saved(Image.new("RGB", (9, 9)), "BMP"), "it cannot be decoded"),
    ],
)
def test_what_cannot_be_shown_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(PictureError, match=message) as raised:
        photograph(data)
    assert raised.value.help
