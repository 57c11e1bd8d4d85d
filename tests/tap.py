"""tap: what the tests in Python share, as tap.sh is for those in sh."""
import sys

done = failed = 0


def check(name, problem):
    """One test, passed when there is no problem; else it is shown."""
    global done, failed
    done += 1
    failed += bool(problem)
    print(f"{'not ok' if problem else 'ok'} {done} - {name}", flush=True)
    if problem:
        print(f"# {problem!a}"[:600])


def finish():
    """Ends the program: with 1 if a test failed."""
    print(f"1..{done}")
    sys.exit(failed > 0)
