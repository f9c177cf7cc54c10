#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start, set-up, unlock: no socket but AF_UNIX, and no file written but where it may be (design.md).

test-traces.py WALK PROGRAM, under run-gui: has WALK drive PROGRAM under strace and reads what it
did. What is looked for must also be found where it is allowed, so that a blind trace cannot pass."""
import os
import re
import subprocess
import sys
import tempfile

walk, program = sys.argv[1:3]
home, runtime = os.environ['HOME'], os.environ['XDG_RUNTIME_DIR']
vaults = home + '/Documents/Meldpad'
# Where writing is allowed, and why.
allowed = (
    vaults,                               # the vault, its lock and its copies
    home + '/.config/meldpad', home + '/.local/state/meldpad',
    home + '/.cache/fontconfig',          # which fonts there are
    home + '/.cache/mesa_shader_cache',   # programs for the graphics card; also ..._db
    runtime,                              # memory: sockets of the session
    '/dev/null', '/dev/dri', '/dev/shm', '/dev/tty', '/memfd:', '/proc/self/task',
)
folders = (home + '/.config', home + '/.local', home + '/.local/state', home + '/.cache', home + '/Documents')
changes = {'creat': [0], 'truncate': [0], 'mkdir': [0], 'mkdirat': [0], 'mknod': [0], 'mknodat': [0], 'rename': [0, 1],
           'renameat': [0, 1], 'renameat2': [0, 1], 'link': [1], 'linkat': [1], 'symlink': [1], 'symlinkat': [1]}


def whole_lines(text):
    """The calls of a trace, with those that another thread interrupted put together again."""
    begun = {}
    for line in text.splitlines():
        thread, _, call = line.partition(' ')
        call = call.strip()
        if call.endswith('<unfinished ...>'):
            begun[thread] = call[:-len('<unfinished ...>')]
        elif call.startswith('<... '):
            yield begun.pop(thread, '') + call.split('resumed>', 1)[1]
        elif re.match(r'\w+\(', call):
            yield call


def judge(text):
    """The sockets that were opened, and the files that were changed, by the calls that worked."""
    sockets, written = [], []
    for call in whole_lines(text):
        name, rest = call.split('(', 1)
        result = rest.rsplit(' = ', 1)[-1]
        if result.startswith(('-1', '?')):
            continue
        paths = re.findall(r'"((?:[^"\\]|\\.)*)"', rest)
        if name == 'socket':
            sockets.append(rest.split(',')[0])
        elif name.startswith('open') and re.search(r'O_(WRONLY|RDWR|CREAT|TRUNC|TMPFILE)', rest):
            opened = re.match(r'\d+<(.*)>', result)
            written.append(opened.group(1) if opened else paths[0])
        elif name in changes:
            written += [paths[i] for i in changes[name]]
    return sockets, [os.path.normpath(path) for path in written]


def outside(written):
    return sorted({path for path in written
                   if not path.startswith(allowed) and not (path in folders)})


done = failures = 0


def check(name, problems):
    """Prints one TAP line; problems is what is wrong, empty for all is well."""
    global done, failures
    done += 1
    for problem in problems[:20]:
        print('#', problem)
    print('%s %d %s' % ('not ok' if problems else 'ok', done, name), flush=True)
    failures += 1 if problems else 0


with tempfile.TemporaryDirectory() as folder:
    trace = os.path.join(folder, 'trace')
    here = os.path.dirname(os.path.abspath(__file__))
    run = subprocess.run([walk], stdout=subprocess.DEVNULL, env=dict(
        os.environ, MELDPAD_UI_TIMEOUT='60000', MELDPAD_PROGRAM=os.path.join(here, 'traced'), TRACED=program, TRACE=trace))
    check('start, set-up, lock and unlock can be played under strace', ['it ended with status %d' % run.returncode] * (run.returncode != 0))
    text = open(trace, encoding='utf-8', errors='replace').read()
sockets, written = judge(text)
check('the trace saw sockets and the vault being written',
      ['no socket'] * (not sockets) + ['no vault'] * (not any(p.endswith('.meldpad') for p in written)))
check('no socket but AF_UNIX is opened', sorted(set(sockets) - {'AF_UNIX'}))
check('no file is written outside the vault folder, settings and caches of fonts and graphics', outside(written))

# The judge itself, on what it must refuse.
bad = ('1 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 5<socket:[1]>\n'
       '1 openat(AT_FDCWD</x>, "/x/left", O_WRONLY|O_CREAT <unfinished ...>\n2 socket(AF_UNIX, SOCK_STREAM, 0) = 6<socket:[2]>\n'
       '1 <... openat resumed>, 0600) = 7</x/left>\n1 rename("/x/a", "/x/b") = 0\n'
       '1 openat(AT_FDCWD</x>, "/x/none", O_RDWR) = -1 EROFS (Read-only)\n')
sockets, written = judge(bad)
check('a socket to the network and a file left behind would be seen',
      ['sockets: %s' % sockets] * (sockets != ['AF_INET', 'AF_UNIX']) +
      ['files: %s' % outside(written)] * (outside(written) != ['/x/a', '/x/b', '/x/left']))
print('1..%d' % done)
sys.exit(1 if failures else 0)
