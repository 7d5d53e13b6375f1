/* A disk that does as it is told, for the proofs of tests/proof: preloaded before libc, it stands between a server and
 * the files of its folder.
 *
 * It writes down, in order, what is done to these files and which of it was synced, so that the test can make of it what
 * a power cut would have left (journal.rs). And it fails as disks fail: no room, errors at writing, errors at syncing.
 * What the test wishes is in a page that both have mapped (mod.rs, in the same order). Reads are left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NAMED = 1, WRITTEN, CUT, SYNCED, UNLINKED, RENAMED, NOT_SYNCED };
enum { MOST_FDS = 65536, MOST_NAMES = 64, THE_FOLDER = 1 };

struct wishes {
    int64_t room;         /* bytes by which files may still grow; below zero: without a limit */
    int64_t fails_writes; /* every write is an error */
    int64_t fails_syncs;  /* every sync is an error, and what it was about never reaches the disk */
    int64_t lies;         /* failures are answered as successes, and no sync reaches the disk: for controls */
    int64_t failed;       /* how often it has failed */
};
struct record { uint32_t kind, file; uint64_t at, length; };

static struct wishes *wishes;
static const char *folder;
static int journal;
static uint64_t records;
static char *names[MOST_NAMES];   /* what is at file number i + 2 */
static uint16_t files[MOST_FDS];  /* the file's number by descriptor; 0 for what is none of ours */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define LOCKED pthread_mutex_lock(&lock)
#define UNLOCKED pthread_mutex_unlock(&lock)

static void give_up(const char *why) {
    fprintf(stderr, "disk.c: %s\n", why);
    abort();
}

__attribute__((constructor)) static void begin(void) {
    folder = getenv("PROOF_DISK_FOLDER");
    const char *told = getenv("PROOF_DISK_WISHES"), *kept = getenv("PROOF_DISK_JOURNAL");
    if (!folder || !told || !kept) give_up("it was not told where");
    int fd = REAL(open)(told, O_RDWR | O_CLOEXEC);
    wishes = mmap(0, sizeof *wishes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    journal = REAL(open)(kept, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (wishes == MAP_FAILED || journal < 0) give_up("it cannot open its own files");
}

/* Under the lock, as all below that is static. */
static void note(uint32_t kind, uint32_t file, uint64_t at, const void *bytes, uint64_t length) {
    struct record record = {kind, file, at, length};
    struct iovec parts[2] = {{&record, sizeof record}, {(void *)bytes, length}};
    if (REAL(writev)(journal, parts, 2) != (ssize_t)(sizeof record + length)) give_up("the journal is full");
    records++;
}

/* The name within the folder; null for what is elsewhere. */
static const char *inside(const char *path) {
    size_t length = strlen(folder);
    if (strncmp(path, folder, length) != 0) return 0;
    return path[length] == 0 ? "" : path[length] == '/' ? path + length + 1 : 0;
}

static uint16_t number(const char *name) {
    if (*name == 0) return THE_FOLDER;
    for (int i = 0; i < MOST_NAMES; i++)
        if (names[i] && strcmp(names[i], name) == 0) return i + 2;
    return 0;
}

/* A file that was not known is noted with its name: made just now, or there before. */
static uint16_t known(const char *name, int is_new) {
    static int next;
    uint16_t file = number(name);
    if (file) return file;
    if (next == MOST_NAMES) give_up("too many files");
    names[next] = strdup(name);
    note(NAMED, next + 2, is_new, name, strlen(name));
    return next++ + 2;
}

static int opened(int (*really)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    const char *name = inside(path);
    if (!name) return really(path, flags, mode);
    LOCKED;
    struct stat was;
    int is_new = stat(path, &was) != 0, fd = really(path, flags, mode);
    if (fd >= MOST_FDS) give_up("too many descriptors");
    if (fd >= 0) {
        files[fd] = known(name, is_new);
        if (flags & O_TRUNC) note(CUT, files[fd], 0, 0, 0);
    }
    UNLOCKED;
    return fd;
}

#define OPEN(name)                                      \
    int name(const char *path, int flags, ...) {        \
        va_list rest;                                   \
        va_start(rest, flags);                          \
        mode_t mode = va_arg(rest, mode_t);             \
        va_end(rest);                                   \
        return opened(REAL(name), path, flags, mode);   \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    if (fd >= 0 && fd < MOST_FDS) files[fd] = 0;
    return REAL(close)(fd);
}

/* A failure; for controls, hidden from who asked. */
static ssize_t fail(int error, ssize_t as_if) {
    __atomic_add_fetch(&wishes->failed, 1, __ATOMIC_SEQ_CST);
    if (wishes->lies) return as_if;
    errno = error;
    return -1;
}

/* Where the room ends within a write, the first part of it is done, as on a disk. */
static ssize_t written(int fd, const void *bytes, size_t length, off_t at) {
    struct stat was;
    if (wishes->fails_writes) return fail(EIO, length);
    if (fstat(fd, &was) != 0) give_up("fstat");
    int64_t more = (int64_t)at + (int64_t)length - was.st_size;
    if (wishes->room >= 0 && more > 0) {
        int64_t too_much = more - wishes->room;
        if (too_much > 0 && (too_much >= (int64_t)length || wishes->lies)) return fail(ENOSPC, length);
        if (too_much > 0) length -= too_much, more -= too_much;
        wishes->room -= more;
    }
    note(WRITTEN, files[fd], at, bytes, length);
    return REAL(pwrite64)(fd, bytes, length, at);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (fd < 0 || fd >= MOST_FDS || !files[fd]) return REAL(write)(fd, bytes, length);
    LOCKED;
    off_t at = lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    ssize_t done = written(fd, bytes, length, at);
    if (done > 0) lseek(fd, at + done, SEEK_SET);
    UNLOCKED;
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    if (fd < 0 || fd >= MOST_FDS || !files[fd]) return REAL(pwrite64)(fd, bytes, length, at);
    LOCKED;
    ssize_t done = written(fd, bytes, length, at);
    UNLOCKED;
    return done;
}

int ftruncate64(int fd, off64_t length) {
    if (fd < 0 || fd >= MOST_FDS || !files[fd]) return REAL(ftruncate64)(fd, length);
    LOCKED;
    note(CUT, files[fd], length, 0, 0);
    int done = REAL(ftruncate64)(fd, length);
    UNLOCKED;
    return done;
}

/* What was noted before a sync began is on disk once it has come back. */
static int synced(int (*really)(int), int fd) {
    if (fd < 0 || fd >= MOST_FDS || !files[fd]) return really(fd);
    LOCKED;
    uint64_t until = records;
    UNLOCKED;
    int done = wishes->fails_syncs ? fail(EIO, 0) : really(fd);
    LOCKED;
    if (wishes->fails_syncs || done != 0) note(NOT_SYNCED, files[fd], until, 0, 0);
    else if (!wishes->lies) note(SYNCED, files[fd], until, 0, 0);
    UNLOCKED;
    return done;
}

int fsync(int fd) { return synced(REAL(fsync), fd); }
int fdatasync(int fd) { return synced(REAL(fdatasync), fd); }

int unlink(const char *path) {
    const char *name = inside(path);
    if (!name) return REAL(unlink)(path);
    LOCKED;
    int done = REAL(unlink)(path);
    if (done == 0) {
        note(UNLINKED, THE_FOLDER, 0, name, strlen(name));
        uint16_t file = number(name);
        if (file > THE_FOLDER) names[file - 2] = 0;
    }
    UNLOCKED;
    return done;
}

int rename(const char *from, const char *to) {
    const char *name = inside(from), *then = inside(to);
    if (!name || !then) return REAL(rename)(from, to);
    LOCKED;
    int done = REAL(rename)(from, to);
    if (done == 0) {
        uint16_t file = known(name, 0), over = number(then);
        note(RENAMED, file, 0, then, strlen(then));
        if (over > THE_FOLDER) names[over - 2] = 0;
        names[file - 2] = strdup(then);
    }
    UNLOCKED;
    return done;
}
