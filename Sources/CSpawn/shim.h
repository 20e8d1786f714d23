// Calls of the C library that its headers show only under _GNU_SOURCE, which Swift's view of them does not define.
#ifndef STEPKTO_CSPAWN_SHIM_H
#define STEPKTO_CSPAWN_SHIM_H

#include <fcntl.h>
#include <spawn.h>

extern int pipe2(int descriptors[2], int flags);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

// Both ends of a pipe that no child inherits by accident, also when another thread starts one at the same moment.
static inline int spawn_pipe(int descriptors[2]) { return pipe2(descriptors, O_CLOEXEC); }

// The child starts in the folder `path`.
static inline int spawn_set_folder(posix_spawn_file_actions_t *actions, const char *path) {
    return posix_spawn_file_actions_addchdir_np(actions, path);
}

#endif
