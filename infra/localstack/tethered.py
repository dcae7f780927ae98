"""Runs a Python module until stdin ends: python tethered.py MODULE [ARGUMENT...]

Stdin ends when whoever started this closes it or dies, even by kill -9, so no server outlives the
tests that wanted it. Its files go to a folder that is removed at the end, and it is reached from
this machine only: LocalStack 4.9.2 takes the port of GATEWAY_LISTEN but binds every interface.
"""

import os
import runpy
import shutil
import socket
import sys
import tempfile
import threading

LOOPBACK = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}


def bind_to_loopback(self, address, bind=socket.socket.bind):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        address = (LOOPBACK.get(address[0], address[0]), *address[1:])
    return bind(self, address)


def end(status):
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(status)  # not sys.exit: threads of the servers would go on


def end_with(stdin):
    while os.read(stdin, 4096):
        pass
    end(0)


scratch = tempfile.tempdir = tempfile.mkdtemp(prefix="sealpost-")
os.environ["FILESYSTEM_ROOT"] = scratch
socket.socket.bind = bind_to_loopback

# The module gets an empty stdin of its own.
stdin = os.dup(0)
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
threading.Thread(target=end_with, args=(stdin,), daemon=True).start()

sys.argv = sys.argv[1:]
try:
    if sys.argv[0].startswith("localstack."):
        # It is one folder of /tmp for all processes, where theirs would delete objects of ours.
        import localstack.services.s3.provider as s3

        s3.DEFAULT_S3_TMP_DIR = os.path.join(scratch, "s3")
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    end(0)
except BaseException:
    sys.excepthook(*sys.exc_info())
    end(1)
