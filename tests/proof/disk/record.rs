//! What `disk.c` writes down of each thing that is done to the files of a folder.

/// A record's kind, file, place and length, as `disk.c` writes them.
const HEAD_BYTES: usize = 24;

pub struct Record {
    pub file: u32,
    pub what: What,
}

pub enum What {
    /// The file is at this name from now on. New: the folder has to be synced for it to be found again.
    Named {
        name: String,
        is_new: bool,
    },
    Written {
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        length: usize,
    },
    /// What stands before this record and is about the same file has reached the disk.
    Synced {
        before: usize,
    },
    /// The same will never reach it: the system takes what it could not write for written.
    NotSynced {
        before: usize,
    },
    Unlinked {
        name: String,
    },
    Renamed {
        name: String,
    },
}

impl Record {
    /// The first record and the bytes after it; None where there is no whole one.
    pub fn read(bytes: &[u8]) -> Option<(Record, &[u8])> {
        let (head, rest) = bytes.split_at_checked(HEAD_BYTES)?;
        let short = |at: usize| u32::from_ne_bytes(head[at..at + 4].try_into().unwrap());
        let long = |at: usize| usize::try_from(u64::from_ne_bytes(head[at..at + 8].try_into().unwrap())).unwrap();
        let (kind, file, at) = (short(0), short(4), long(8));
        let (bytes, rest) = rest.split_at_checked(long(16))?;
        let name = || String::from_utf8(bytes.to_vec()).unwrap();
        let what = match kind {
            1 => What::Named { name: name(), is_new: at == 1 },
            2 => What::Written { at, bytes: bytes.to_vec() },
            3 => What::Cut { length: at },
            4 => What::Synced { before: at },
            5 => What::Unlinked { name: name() },
            6 => What::Renamed { name: name() },
            7 => What::NotSynced { before: at },
            _ => panic!("disk.c writes no record of kind {kind}"),
        };
        Some((Record { file, what }, rest))
    }
}
