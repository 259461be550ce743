/* Lets one call of the system fail that a program makes on files below a folder. Loaded before the C library (LD_PRELOAD).
 *
 *   FAULT_UNDER  folder; calls on other files are left alone and not counted
 *   FAULT_CALL   write, short, flush, rename, open, list, folder or remove
 *   FAULT_AT     number of the call that fails, from 1
 *   FAULT_ON     1 lets all later calls of the kind fail too, as on a disk that is full
 *   FAULT_FIRED  a file that is made when a call has failed
 *
 * short writes half of what was asked for and says so, which is no error: the program has to write the rest. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_below(const char *path)
{
    const char *under = getenv("FAULT_UNDER");
    char whole[PATH_MAX];
    if (!under || !path) return 0;
    if (path[0] != '/') {
        if (!getcwd(whole, sizeof whole)) return 0;
        size_t length = strlen(whole);
        snprintf(whole + length, sizeof whole - length, "/%s", path);
        path = whole;
    }
    return strncmp(path, under, strlen(under)) == 0;
}

static int is_file_below(int file)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return is_below(path);
}

/* Whether this call is to fail, of those of its kind below the folder. */
static int fails(const char *kind)
{
    const char *asked = getenv("FAULT_CALL"), *at = getenv("FAULT_AT"), *on = getenv("FAULT_ON"), *fired = getenv("FAULT_FIRED");
    if (!asked || !at || strcmp(asked, kind) != 0) return 0;
    long number = atomic_fetch_add(&calls, 1) + 1, first = atol(at);
    if (number != first && !(on && on[0] == '1' && number > first)) return 0;
    if (fired) {
        int mark = NEXT(open)(fired, O_CREAT | O_WRONLY, 0600);
        if (mark >= 0) NEXT(close)(mark);
    }
    return 1;
}

static int refuse(int code)
{
    errno = code;
    return -1;
}

static size_t shortened(size_t count)
{
    return count > 1 && fails("short") ? count / 2 : count;
}

ssize_t write(int file, const void *data, size_t count)
{
    if (is_file_below(file)) {
        if (fails("write")) return refuse(ENOSPC);
        count = shortened(count);
    }
    return NEXT(write)(file, data, count);
}

ssize_t pwrite64(int file, const void *data, size_t count, off64_t offset)
{
    if (is_file_below(file)) {
        if (fails("write")) return refuse(ENOSPC);
        count = shortened(count);
    }
    return NEXT(pwrite64)(file, data, count, offset);
}

ssize_t pwrite(int file, const void *data, size_t count, off_t offset) { return pwrite64(file, data, count, offset); }

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t offset)
{
    if (is_file_below(file) && fails("write")) return refuse(ENOSPC);
    return NEXT(pwritev)(file, parts, count, offset);
}

int fsync(int file) { return is_file_below(file) && fails("flush") ? refuse(EIO) : NEXT(fsync)(file); }

int fdatasync(int file) { return is_file_below(file) && fails("flush") ? refuse(EIO) : NEXT(fdatasync)(file); }

int rename(const char *from, const char *to) { return is_below(to) && fails("rename") ? refuse(EACCES) : NEXT(rename)(from, to); }

int link(const char *from, const char *to) { return is_below(to) && fails("rename") ? refuse(EACCES) : NEXT(link)(from, to); }

int mkdir(const char *path, mode_t mode) { return is_below(path) && fails("folder") ? refuse(EACCES) : NEXT(mkdir)(path, mode); }

int unlink(const char *path) { return is_below(path) && fails("remove") ? refuse(EACCES) : NEXT(unlink)(path); }

int rmdir(const char *path) { return is_below(path) && fails("remove") ? refuse(EACCES) : NEXT(rmdir)(path); }

DIR *opendir(const char *path)
{
    if (is_below(path) && fails("list")) {
        errno = EACCES;
        return NULL;
    }
    return NEXT(opendir)(path);
}

static int opened(int (*next)(const char *, int, ...), const char *path, int flags, mode_t mode)
{
    return (flags & (O_WRONLY | O_RDWR | O_CREAT)) && is_below(path) && fails("open") ? refuse(ENOSPC) : next(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return opened(NEXT(open), path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return opened(NEXT(open64), path, flags, mode);
}
