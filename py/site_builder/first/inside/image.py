"""Imports the engine, prunes and warms it, and leaves in ``__main__`` ENTRY alone, which answers octets with octets."""

import json
import sys
from gc import collect, get_objects
from importlib import import_module

import cut  # before all others, which speak of it
import stand_ins
from entry import entry_of
from prune import prune, settle

import __main__

# Requests that are answered while it is made.
_SOME = 300


def _read(name):
    with open(name) as file:
        return json.loads(file.read())


def _answer_all(requests, entry):
    """Ask everything; return how often what was raised."""
    raised = {}
    for request in requests:
        try:
            entry(request.encode())
        except BaseException as error:
            raised[repr(error)] = raised.get(repr(error), 0) + 1
    return raised


def make():
    """Make all that is said above, and print what was done."""
    called = _read("/called.json")
    requests = _read("/requests.json")
    stand_ins.install_all(())
    from jwt_decoder.bridge import bridge, protocol
    from jwt_decoder.findings import rules

    entry = entry_of(bridge.handle)
    protocol.REQUESTS = {"report": protocol.REQUESTS["report"]}
    # Whatever a rule raises, the whole engine is asked.
    rules.SURVIVED = ()
    hot = {tuple(one) for one in called["reports"]}
    hot.add((entry.__code__.co_filename, entry.__code__.co_name, entry.__code__.co_firstlineno))
    # What is imported when it is first needed, and is not there any more then.
    for name in called["modules"]:
        try:
            import_module(name)
        except ImportError:  # it was left out, with what needs it
            continue
    __main__.ENTRY = entry
    raised = [_answer_all(requests[:: len(requests) // _SOME], entry)]
    del bridge, protocol, rules
    said = prune(hot, cut.cut, cut.Finder)
    collect()
    raised.append(_answer_all(requests[:: len(requests) // _SOME], entry))
    collect()
    settle()
    collect()
    print(said, raised, len(sys.modules), len(get_objects()))
