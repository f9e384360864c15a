"""Sees which functions run, by the file that they were compiled from, their name and their line."""

import sys

_TOOL = 1
_START = sys.monitoring.events.PY_START


class Called:
    """The functions that have been called since."""

    def __init__(self):
        self.functions = set()
        sys.monitoring.use_tool_id(_TOOL, "called")
        sys.monitoring.register_callback(_TOOL, _START, self._note)
        sys.monitoring.set_events(_TOOL, _START)

    def _note(self, code, _offset):
        self.functions.add((code.co_filename, code.co_name, code.co_firstlineno))
        return sys.monitoring.DISABLE

    def taken(self):
        """Return what has been called, and begin anew."""
        functions, self.functions = self.functions, set()
        sys.monitoring.restart_events()
        return sorted(functions)


def write():
    """Write which functions the import of the engine and its answers call."""
    called = Called()
    import json

    from jwt_decoder.bridge import bridge

    of_import = called.taken()
    before = set(sys.modules)
    with open("/requests.json") as file:
        requests = json.loads(file.read())
    for request in requests:
        try:
            bridge.handle(request)
        except bridge.RequestError:
            continue
    with open("/called.json", "w") as file:
        modules = sorted(set(sys.modules) - before)
        file.write(json.dumps({"import": of_import, "reports": called.taken(), "modules": modules}))
