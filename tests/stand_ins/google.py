"""A stand-in of Google's speech endpoint on loopback, and what leads the real library to it."""

import base64
import json
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import imageio_ffmpeg
import requests


def tone(seconds):
    """A tone as Google would send it: MP3, 24 kHz, mono."""
    source = ["-f", "lavfi", "-i", f"sine=frequency=300:duration={seconds}:sample_rate=24000"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *source, "-f", "mp3", "-b:a", "32k", "pipe:1"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def reply_with(sound):
    inner = json.dumps([base64.b64encode(sound).decode()])
    rows = [["wrb.fr", "jQ1olc", inner, None, None, None, "generic"], ["di", 42]]
    return (")]}'\n\n123\n" + json.dumps(rows, separators=(",", ":")) + "\n").encode()


class StandIn:
    """Answers each request with the next of `answers`, the last one for ever."""

    def __init__(self):
        self.answers = []
        self.asked = []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                (call,) = json.loads(parse_qs(body)["f.req"][0])[0]
                stand_in.asked.append((self.path, json.loads(call[1])))
                answers = stand_in.answers
                status, headers, content = answers.pop(0) if len(answers) > 1 else answers[0]
                if callable(content):
                    content = content(stand_in.asked[-1][1][0])
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()


class ToLoopback(requests.adapters.HTTPAdapter):
    """Sends what is meant for Google to the stand-in, and notes what it was sent with."""

    def __init__(self, port):
        super().__init__()
        self.port, self.verified, self.hosts = port, [], []

    def send(self, request, **settings):
        self.verified.append(settings["verify"])
        self.hosts.append(urlsplit(request.url).netloc)
        request.url = f"http://127.0.0.1:{self.port}{urlsplit(request.url).path}"
        return super().send(request, **settings)


class Time:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds
