#define _GNU_SOURCE /* O_PATH, d_type */
#include "confine.h"

#include "io.h"
#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__) && defined(__has_include)
#if __has_include(<linux/landlock.h>) && __has_include(<linux/seccomp.h>)
#define CAN_CONFINE 1
#endif
#endif

#ifdef CAN_CONFINE

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* ---- files ---- */

/* Not in the headers of older kernels. */
#define RIGHT_REFER (UINT64_C(1) << 13)    /* from version 2 on */
#define RIGHT_TRUNCATE (UINT64_C(1) << 14) /* from version 3 on */

#define RIGHTS_READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define RIGHTS_WRITE                                                                   \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |                    \
     LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR |                       \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR)
#define RIGHTS_FILE                                                                    \
    (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | RIGHT_TRUNCATE)
#define RIGHTS_FIRST ((UINT64_C(1) << 13) - 1) /* those of version 1 */

static uint64_t rights_of(int version)
{
    return RIGHTS_FIRST | (version >= 2 ? RIGHT_REFER : 0) |
           (version >= 3 ? RIGHT_TRUNCATE : 0);
}

void confine_begin(struct confinement *c)
{
    long version =
        syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    struct landlock_ruleset_attr attributes;

    *c = (struct confinement){.rules = -1, .version = version > 0 ? (int)version : 0};
    if (!c->version)
        return;
    attributes =
        (struct landlock_ruleset_attr){.handled_access_fs = rights_of(c->version)};
    c->rules = (int)syscall(SYS_landlock_create_ruleset, &attributes,
                            sizeof(attributes.handled_access_fs), 0);
}

/* Without the rule for a path that is there, the program could not do its work. */
static void go_without(struct confinement *c)
{
    close(c->rules);
    c->rules = -1;
}

static int open_path(const char *path)
{
    int fd;

    do
        fd = open(path, O_PATH | O_CLOEXEC);
    while (fd < 0 && errno == EINTR);
    return fd;
}

static bool is_out_of_reach(void)
{
    return errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ELOOP ||
           errno == ENAMETOOLONG;
}

static void allow(struct confinement *c, const char *path, uint64_t rights)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = rights};
    struct stat status;

    if (c->rules < 0)
        return;
    rule.parent_fd = open_path(path);
    if (rule.parent_fd < 0) {
        if (!is_out_of_reach())
            go_without(c);
        return;
    }
    if (fstat(rule.parent_fd, &status) == 0 && !S_ISDIR(status.st_mode))
        rule.allowed_access &= RIGHTS_FILE;
    rule.allowed_access &= rights_of(c->version);
    syscall(SYS_landlock_add_rule, c->rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
}

static char *join(const char *directory, const char *name)
{
    size_t size = strlen(directory) + strlen(name) + 2;
    char *path = mem_alloc(size);

    snprintf(path, size, "%s/%s", directory, name);
    return path;
}

static int kind_of(const char *path, const struct dirent *entry)
{
    struct stat status;

    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type;
    if (lstat(path, &status) != 0)
        return DT_UNKNOWN;
    return S_ISLNK(status.st_mode) ? DT_LNK : S_ISDIR(status.st_mode) ? DT_DIR : DT_REG;
}

static void allow_links(struct confinement *c, const char *path)
{
    DIR *directory = opendir(path);
    struct dirent *entry;

    while (directory && (entry = readdir(directory)) != NULL) {
        char *child;

        if (entry->d_name[0] == '.' || entry->d_type == DT_REG)
            continue;
        child = join(path, entry->d_name);
        if (kind_of(child, entry) == DT_LNK)
            allow(c, child, LANDLOCK_ACCESS_FS_READ_FILE);
        else if (kind_of(child, entry) == DT_DIR)
            allow_links(c, child);
        free(child);
    }
    if (directory)
        closedir(directory);
}

void confine_allow(struct confinement *c, const char *path)
{
    allow(c, path, RIGHTS_READ);
}

void confine_read(struct confinement *c, const char *path)
{
    struct stat status;

    if (c->rules < 0)
        return;
    allow(c, path, RIGHTS_READ);
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        allow_links(c, path);
}

void confine_write(struct confinement *c, const char *directory)
{
    allow(c, directory, RIGHTS_WRITE | RIGHT_TRUNCATE);
}

/* ---- system calls ---- */

#if defined(__x86_64__)
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define THIS_MACHINE AUDIT_ARCH_RISCV64
#endif

#ifdef THIS_MACHINE

/* Numbers from here on are those of x32, another way to call the same. */
enum { X32 = 0x40000000 };

static const unsigned refused[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_execve,
    SYS_execveat,
    SYS_unshare,
    SYS_setns,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_userfaultfd,
    SYS_init_module,
    SYS_finit_module,
    SYS_kexec_load,
    SYS_process_vm_readv,
    SYS_reboot,
    SYS_process_vm_writev,
    SYS_io_uring_setup,
    SYS_symlinkat,
    SYS_linkat,
    SYS_mknodat,
#ifdef SYS_symlink
    SYS_symlink,
    SYS_link,
    SYS_mknod,
#endif
#ifdef SYS_pidfd_getfd
    SYS_pidfd_getfd,
#endif
#if !defined(__SANITIZE_ADDRESS__) /* which looks for leaks so */
    SYS_ptrace,
#endif
};
enum { REFUSED = sizeof(refused) / sizeof(refused[0]), BEFORE = 4 };

/* The number of the call is compared with each that is refused. */
static bool filter_calls(void)
{
    struct sock_filter program[BEFORE + REFUSED + 2] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_MACHINE, 0, REFUSED + 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32, REFUSED + 1, 0)};
    struct sock_fprog whole = {.len = BEFORE + REFUSED + 2, .filter = program};

    for (unsigned i = 0; i < REFUSED; i++)
        program[BEFORE + i] = (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JEQ | BPF_K, refused[i], (unsigned char)(REFUSED - i), 0);
    program[BEFORE + REFUSED] =
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    program[BEFORE + REFUSED + 1] = (struct sock_filter)BPF_STMT(
        BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */);
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole) == 0;
}

#else

static bool filter_calls(void)
{
    return false;
}

#endif

void confine_end(struct confinement *c)
{
    bool bound = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;

    if (c->rules < 0 || !bound || syscall(SYS_landlock_restrict_self, c->rules, 0) != 0)
        c->version = 0;
    if (c->rules >= 0)
        close(c->rules);
    c->rules = -1;
    c->filters_calls = bound && filter_calls();
}

#else /* another system, or an older one */

void confine_begin(struct confinement *c)
{
    *c = (struct confinement){.rules = -1};
}

void confine_read(struct confinement *c, const char *path)
{
    (void)c;
    (void)path;
}

void confine_allow(struct confinement *c, const char *path)
{
    (void)c;
    (void)path;
}

void confine_write(struct confinement *c, const char *directory)
{
    (void)c;
    (void)directory;
}

void confine_end(struct confinement *c)
{
    (void)c;
}

#endif

void confine_write_beside(struct confinement *c, const char *path)
{
    char *directory = io_folder(path);

    confine_write(c, directory);
    free(directory);
}
