// Loaded before a child's own code: when its parent is killed outright, the child ends as if asked to, rather than staying behind.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
