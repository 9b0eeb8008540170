"""Photograph: a raster picture decoded, turned upright, set to size, and written anew.

Nothing of the file that came in is handed on but its pixels: no place, no camera, no name.
"""

from __future__ import annotations

import io

from .image import Image, PictureError

WIDEST = 1440
"""Pixels: twice the measure of a page."""
_MOST_PIXELS = 50_000_000
_FEW_COLOURS = 256
_QUALITY = 80
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


def photograph(data: bytes) -> Image:
    """The picture in a file. Raises `PictureError` where it is none that can be decoded."""
    # Most explainers have no photograph, and what decodes them takes long to import.
    import PIL.Image
    import PIL.ImageOps

    try:
        with PIL.Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                message = f"it has {opened.width} × {opened.height} pixels"
                raise PictureError(message, f"save it smaller: {WIDEST} pixels wide is enough")
            upright = PIL.ImageOps.exif_transpose(opened)
    except PictureError:
        raise
    except Exception as error:
        # What decodes raises whatever a damaged file leads it to.
        raise PictureError(
            f"it cannot be decoded: {str(error).lower() or type(error).__name__}",
            "save it again as PNG or JPEG, or as SVG where it is drawn",
        ) from None
    clear = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    plain = upright.convert("RGBA" if clear else "RGB")
    colours = plain.getcolors(_FEW_COLOURS)
    if plain.width > WIDEST:
        height = max(1, round(plain.height * WIDEST / plain.width))
        plain = plain.resize((WIDEST, height), PIL.Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if clear or colours is not None:
        plain.save(out, "PNG", optimize=True)
        media_type = "image/png"
    else:
        plain.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
        media_type = "image/jpeg"
    return Image(media_type=media_type, body=out.getvalue(), width=plain.width, height=plain.height)
