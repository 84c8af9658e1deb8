"""A model in the form of Kokoro-82M that hums instead of speaking, three frames a phoneme: small enough to make here.

The few fields of ONNX that it needs are written by hand, by their numbers in onnx.proto.
"""

import struct

import numpy as np

FRAMES, FLOAT, INT64 = 3, 1, 7


def number(value):
    """A variable-length integer."""
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def field(at, value):
    if isinstance(value, int):
        return number(at << 3) + number(value)
    value = value.encode() if isinstance(value, str) else value
    return number(at << 3 | 2) + number(len(value)) + value


def node(kind, given, made, **attributes):
    text = b"".join(field(1, name) for name in given.split()) + field(2, made) + field(4, kind)
    for name, value in attributes.items():
        text += field(5, field(1, name) + field(3, value) + field(20, 2))
    return field(1, text)


def constant(name, value, kind):
    raw = struct.pack("<f" if kind == FLOAT else "<q", value)
    return field(5, field(2, kind) + field(8, name) + field(9, raw))


def value(at, name, kind, *shape):
    sizes = b"".join(field(1, field(1, size) if isinstance(size, int) else field(2, size)) for size in shape)
    return field(at, field(1, name) + field(2, field(1, field(1, kind) + field(2, sizes))))


def model(durations="/encoder/Clip_output_0", tokens="tokens"):
    """Return the bytes of the model; `durations` and `tokens` are the names of its tensors."""
    graph = field(2, "hum")
    graph += node("Cast", tokens, "numbers", to=FLOAT) + node("Mul", "numbers none", "nothing")
    graph += node("Add", "nothing frames", durations)
    graph += node("ReduceSum", durations, "total", keepdims=0) + node("Mul", "total frame", "long")
    graph += node("Cast", "long", "length", to=INT64) + node("Range", "zero length one", "at")
    graph += node("Cast", "at", "time", to=FLOAT) + node("Mul", "time pitch", "phase") + node("Sin", "phase", "wave")
    graph += node("Mul", "wave loud", "hum") + node("ReduceMean", "style", "colour", keepdims=0)
    graph += node("Mul", "colour none", "grey") + node("Add", "hum grey", "audio")
    for name, size in {"none": 0, "frames": FRAMES, "frame": 600, "pitch": 0.05, "loud": 0.3}.items():
        graph += constant(name, size, FLOAT)
    graph += constant("zero", 0, INT64) + constant("one", 1, INT64)
    graph += value(11, tokens, INT64, 1, "n") + value(11, "style", FLOAT, 1, 256) + value(11, "speed", FLOAT, 1)
    graph += value(12, "audio", FLOAT, "m")
    return field(1, 8) + field(8, field(1, "") + field(2, 17)) + field(7, graph)


def voice(seed=1):
    """Return the bytes of a voice."""
    return np.random.default_rng(seed).normal(size=(510, 1, 256)).astype("<f4").tobytes()
