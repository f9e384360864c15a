"""SD-JWT (RFC 9901): Disclosures, the payload that they make, and the Key Binding JWT."""

from jwt_decoder.decode.sd_jwt.binding import Binding, bind, presented
from jwt_decoder.decode.sd_jwt.process import Disclosed, disclose

__all__ = ["Binding", "Disclosed", "bind", "disclose", "presented"]
