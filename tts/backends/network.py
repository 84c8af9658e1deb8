"""The bytes of an ONNX model in, a session that runs it on one thread out, made to tell one tensor more."""

import os
from typing import Any

# Since 1.32 onnxruntime writes a session id to disk and knows where to send events; read when it is first imported.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")


def session(model: bytes) -> Any:
    """Return an `onnxruntime.InferenceSession` of a model; more threads cost CPU and gain little."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def with_output(model: bytes, tensor: bytes) -> bytes:
    """Return an ONNX model that gives one more of its tensors.

    Protocol Buffers joins a message field that stands twice, so a second, small `graph` holding only an output adds
    to the first ("Last One Wins" in its encoding guide). Field numbers are those of onnx.proto: ModelProto.graph 7,
    GraphProto.output 12, ValueInfoProto.name 1.
    """
    message = tensor
    for number in (1, 12, 7):
        message = bytes([number << 3 | 2, len(message)]) + message
    return model + message
