"""mc:AlternateContent (ISO/IEC 29500-3): one thing written for newer and for older programs. It is read once."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class _Frame:
    chosen: list[str] = field(default_factory=list)
    again: list[str] | None = None


class Alternates:
    """Keeps what the choices said; what the fallback says is read only where it differs."""

    def __init__(self) -> None:
        self._frames: list[_Frame] = []
        self._open = 0
        self.is_again = False

    def begin(self) -> None:
        if self.is_again:
            self._open += 1
        else:
            self._frames.append(_Frame())

    def end(self) -> None:
        if self._open:
            self._open -= 1
        elif self._frames:
            frame = self._frames.pop()
            if self._frames:
                self._frames[-1].chosen += frame.chosen

    def fall_back(self) -> None:
        if self._frames and self._frames[-1].chosen and not self.is_again:
            self._frames[-1].again = []
            self.is_again = True

    def fell_back(self) -> str:
        """What only the fallback says."""
        if self._open or not self.is_again:
            return ""
        frame, self.is_again = self._frames[-1], False
        pieces, frame.again = frame.again or [], None
        said = "".join("".join(frame.chosen).split())
        return "" if "".join("".join(pieces).split()) in said else "".join(pieces)

    def takes(self, text: str) -> bool:
        """Is this text said for the second time? Then it is kept here."""
        if not self._frames:
            return False
        frame = self._frames[-1]
        if frame.again is not None:
            frame.again.append(text)
            return True
        frame.chosen.append(text)
        return False
