"""Things that open something: keys, tokens, passwords, codes of doors and alarms."""

from __future__ import annotations

from strongroom.discovery.core.detect.scan import Detector
from strongroom.discovery.core.detect.secrets.captions import CaptionDetector
from strongroom.discovery.core.detect.secrets.codes import CodeDetector
from strongroom.discovery.core.detect.secrets.keys import KeyDetector
from strongroom.discovery.core.detect.secrets.links import LinkDetector
from strongroom.discovery.core.detect.secrets.passwords import PasswordDetector


def detectors() -> list[Detector]:
    return [KeyDetector(), PasswordDetector(), CaptionDetector(), LinkDetector(), CodeDetector()]
