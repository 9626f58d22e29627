// Loaded before the app by start.mjs: when start.mjs is killed, the app ends in good order instead of staying behind.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
