//! counter: the plain word counter of counter.c in Rust, with what its library has:
//! words a line each from standard input, in small letters of ASCII, to counts.
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::io::{self, BufRead, Write};

/// FNV-1a; the library's own hash is safe against collisions, and slower.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf29ce484222325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100000001b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

fn main() -> io::Result<()> {
    let mut counts: HashMap<Vec<u8>, u64, BuildHasherDefault<Fnv>> = HashMap::default();
    let mut input = io::BufReader::with_capacity(1 << 20, io::stdin().lock());
    let mut word = Vec::new();
    while input.read_until(b'\n', &mut word)? > 0 {
        if word.last() == Some(&b'\n') {
            word.pop();
        }
        word.make_ascii_lowercase();
        match counts.get_mut(&word) {
            Some(count) => *count += 1,
            None => {
                counts.insert(word.clone(), 1);
            }
        }
        word.clear();
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_unstable_by(|a, b| b.1.cmp(&a.1));
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (word, count) in rows {
        out.write_all(&word)?;
        writeln!(out, " {count}")?;
    }
    out.flush()
}
