//! The crate aho-corasick, as a DFA: the longest name at the leftmost place, no
//! overlaps, wherever its bytes are.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::ffi::{c_char, CStr};
use std::os::unix::ffi::OsStrExt;

#[repr(C)]
#[derive(Default)]
pub struct Found {
    all: usize,
    words: usize,
}

static mut NAMES: Option<AhoCorasick> = None;
static mut TEXTS: Vec<&[u8]> = Vec::new();

fn read(path: &[u8]) -> Option<AhoCorasick> {
    let names = std::fs::read(std::ffi::OsStr::from_bytes(path)).ok()?;

    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(cfg!(feature = "caseless"))
        .build(names.split(|byte| *byte == b'\n').filter(|name| !name.is_empty()))
        .ok()
}

fn is_word(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80)
}

/// # Safety
/// `path` ends with a NUL; one thread only.
#[no_mangle]
pub unsafe extern "C" fn names_open(path: *const c_char) -> bool {
    let names = read(CStr::from_ptr(path).to_bytes());
    let usable = names.is_some();

    *(&raw mut NAMES) = names;
    usable
}

/// # Safety
/// The text stays; one thread only.
#[no_mangle]
pub unsafe extern "C" fn names_add(text: *const u8, len: usize) {
    (*(&raw mut TEXTS)).push(std::slice::from_raw_parts(text, len));
}

/// # Safety
/// One thread only.
#[no_mangle]
pub unsafe extern "C" fn names_find() -> Found {
    let mut found = Found::default();
    let (Some(names), texts) = (&*(&raw const NAMES), &*(&raw const TEXTS)) else {
        return found;
    };

    for text in texts {
        for name in names.find_iter(text) {
            let before = name.start().checked_sub(1).and_then(|at| text.get(at));

            found.all += 1;
            found.words += usize::from(!is_word(before) && !is_word(text.get(name.end())));
        }
    }
    found
}
