"""Mutation testing: small changes to the code, to see whether a test notices each of them.

The tests of a mutant run in a fork of a process that has imported everything but the code under
test: nothing is written over a file, nothing has to be put back, and no interpreter is started.
mutmut 3 forks too, but changes only what stands inside functions, and here constants, sets of words
and tables at the top of a module decide most; Cosmic Ray changes those, but writes each change to
disk and starts a test run for it.
"""
