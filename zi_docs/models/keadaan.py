"""What a generated file says of itself."""

from enum import StrEnum


class Keadaan(StrEnum):
    """Whether a file is as it was generated, was edited since, or is not ours."""

    UTUH = "utuh"
    DISUNTING = "disunting"
    ASING = "asing"
