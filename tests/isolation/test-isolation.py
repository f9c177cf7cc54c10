#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers hold and the program's SQLCipher is its own (design.md 2 and 3).

test-isolation.py BUILD PROGRAM HOLDS-VAULT: takes the compile commands of this very build, so it says what the
compiler that made the program allows. Each refusal has a control that must compile, or a known
thing that must be found, so that a broken check cannot pass."""
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

build, program, holds_vault = sys.argv[1:4]
commands = json.load(open(os.path.join(build, 'compile_commands.json')))
done = 0
failures = 0


def check(name, problems):
    """Prints one TAP line; problems is what is wrong, empty for all is well."""
    global done, failures
    done += 1
    for problem in problems[:20]:
        print('#', problem)
    print('%s %d %s' % ('not ok' if problems else 'ok', done, name), flush=True)
    failures += 1 if problems else 0


def folder(entry):
    """The folder of an entry's source below the tree: "src/core/vault"."""
    path = os.path.normpath(os.path.join(entry['directory'], entry['file']))
    match = re.search(r'(?:^|/)(src/(?:core/[a-z]+|app))/[^/]+\.c$', path)
    return match.group(1) if match else None


def compiles(entry, include):
    """Whether a source that includes this gets it with the flags of that entry. Asking the
    preprocessor for the file is enough: what it finds is the compiler's to compile."""
    with tempfile.NamedTemporaryFile('w', suffix='.c') as probe:
        probe.write('#if !__has_include (<%s>)\n#error No such file\n#endif\n' % include)
        probe.flush()
        words, out, skip = shlex.split(entry['command']), [], False
        for word in words:
            if skip:
                skip = False
            elif word in ('-o', '-MF', '-MQ'):
                skip = True
            elif word not in ('-c', '-MD', '-Werror') and word != entry['file']:
                out.append(word)
        run = subprocess.run(out + ['-E', '-w', probe.name], cwd=entry['directory'],
                             capture_output=True, text=True)
        if run.returncode != 0 and 'No such file' not in run.stderr:
            raise SystemExit('Bail out! the probe failed for another reason: ' + run.stderr)
        return run.returncode == 0


# One entry a folder and target is enough: a target's sources share their flags.
targets = {}
for entry in commands:
    where = folder(entry)
    if where:
        targets.setdefault((where, entry.get('output', '').rsplit('/', 1)[0]), entry)
core = {k: e for k, e in targets.items() if k[0].startswith('src/core/')}
app = {k: e for k, e in targets.items() if k[0] == 'src/app'}
vault = {k: e for k, e in core.items() if k[0] == 'src/core/vault'}

check('the build has core, vault and app targets',
      [n for n, t in (('core', core), ('vault', vault), ('app', app)) if not t])
check('core does not compile with gtk/gtk.h or adwaita.h, but does with glib.h',
      ['%s sees <%s>' % (k[0], h) for k, e in core.items() for h in ('gtk/gtk.h', 'gdk/gdk.h', 'adwaita.h')
       if compiles(e, h)] +
      ['%s does not see <glib.h>' % k[0] for k, e in core.items() if not compiles(e, 'glib.h')])
check('app compiles with gtk/gtk.h', ['%s does not' % k[1] for k, e in app.items() if not compiles(e, 'gtk/gtk.h')])
check('only the vault compiles with sqlite3.h',
      ['%s sees <sqlite3.h>' % k[0] for k, e in targets.items() if k not in vault and compiles(e, 'sqlite3.h')] +
      ['src/core/vault does not see it'] * (not any(compiles(e, 'sqlite3.h') for e in vault.values())))


def output(*argv, **kwargs):
    return subprocess.run(argv, check=True, capture_output=True, text=True, **kwargs).stdout


def archives(below):
    for path, _, names in os.walk(os.path.join(build, below)):
        for name in names:
            if name.endswith('.a'):
                yield os.path.join(path, name)


gtk = re.compile(r' U (gtk|gdk|gsk|adw)_\w+')
check('no archive of core calls GTK, those of app do',
      ['%s:%s' % (os.path.basename(a), m.group(0)) for a in archives('src/core')
       for m in [gtk.search(output('nm', a))] if m] +
      ['the search finds nothing in src/app'] * (not any(gtk.search(output('nm', a)) for a in archives('src/app'))))

# holds-vault is linked as the program is, and certainly holds SQLCipher.
held = re.compile(r' [tT] sqlite3_open_v2\b')
check('SQLCipher is inside what was linked with the vault',
      [] if held.search(output('nm', holds_vault)) else ['not in ' + holds_vault])
for binary in (program, holds_vault):
    name = os.path.basename(binary)
    check('%s exports no symbol of SQLite' % name,
          re.findall(r'\S*(?:sqlite3|sqlcipher)\S*', output('nm', '-D', '--defined-only', binary)))
    needed = output('ldd', binary)
    check('%s loads no libsqlite3, and does load GLib' % name,
          re.findall(r'\S*sqlite\S*', needed) + ['no libglib in ldd'] * ('libglib-2.0' not in needed))

def bindings(binary, argument, library):
    """Runs it with that library before every other, and has the loader tell what it binds to what."""
    run = subprocess.run([binary, argument], capture_output=True, text=True, env={
        'LD_PRELOAD': library, 'LD_BIND_NOW': '1', 'LD_DEBUG': 'bindings,libs', 'HOME': scratch, 'LC_ALL': 'C.UTF-8'})
    name = re.escape(binary)
    return (re.findall(r'binding file %s \[0\] to \S*libsqlite3\S* .*' % name, run.stderr) +
            ['it ended with status %d: %s' % (run.returncode, run.stdout)] * (run.returncode != 0) +
            ['the library was not loaded'] * ('calling init: ' + library not in run.stderr) +
            ['the loader told nothing of it'] *
            (not re.search(r'binding file %s \[0\] to \S*libglib-2' % name, run.stderr)))


libraries = [line.split()[-1] for line in output('/sbin/ldconfig', '-p').splitlines() if 'libsqlite3.so.0' in line]
with tempfile.TemporaryDirectory() as scratch:
    path = os.path.join(scratch, 'proef.meldpad')
    for title, binary, argument in (
            ('a preloaded libsqlite3 gets no call of the program', program, '--version'),
            ('a preloaded libsqlite3 gets no call of what makes a vault', holds_vault, path)):
        if libraries:
            check(title, bindings(binary, argument, libraries[0]))
        else:
            done += 1
            print('ok %d %s # SKIP there is no libsqlite3 here' % (done, title))
    if not os.path.exists(path):
        subprocess.run([holds_vault, path], check=True)
    data = open(path, 'rb').read()
    check('the vault made so is encrypted all the same',
          ['its bytes hold "%s"' % text for text in ('SQLite format 3', 'KANARIE', 'CREATE TABLE')
           if text.encode() in data] + ['it is empty'] * (len(data) < 65536 + 4096))
print('1..%d' % done)
sys.exit(1 if failures else 0)
