"""Takes TensorFlow's C library and the C headers out of a wheel, and writes their SHA-256 beside them.

Arguments: the wheel, the folder to fill, then the library names. Standard library only.
"""
import hashlib
import json
import os
import sys
import zipfile

HEADERS = ("tensorflow/c/", "tensorflow/core/platform/", "tsl/platform/", "xla/tsl/c/")


def main():
    wheel, target, libraries = sys.argv[1], sys.argv[2], sys.argv[3:]
    written = {}
    parent = os.getppid()
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            name = entry.filename
            if name.startswith("tensorflow/") and name[len("tensorflow/"):] in libraries:
                place = "lib/" + name[len("tensorflow/"):]
            elif name.startswith("tensorflow/include/") and name.endswith(".h") \
                    and name[len("tensorflow/include/"):].startswith(HEADERS):
                place = name[len("tensorflow/"):]
            else:
                continue
            path = os.path.join(target, *place.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            digest, size = hashlib.sha256(), 0
            with archive.open(entry) as source, open(path, "wb") as sink:
                while True:
                    chunk = source.read(1 << 20)
                    if not chunk:
                        break
                    if os.getppid() != parent:
                        sys.exit("set-up was ended")
                    digest.update(chunk)
                    sink.write(chunk)
                    size += len(chunk)
                sink.flush()
                os.fsync(sink.fileno())
            written[place] = {"sha256": digest.hexdigest(), "bytes": size}
    missing = [name for name in libraries if "lib/" + name not in written]
    if missing:
        sys.exit("the wheel does not hold " + ", ".join(missing))
    with open(os.path.join(target, "files.json"), "w") as sink:
        json.dump(written, sink, indent=2, sort_keys=True)


main()
