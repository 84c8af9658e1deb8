"""An SFTP server on this machine for one person with one key, and that person's home with what an ssh keeps there."""

import asyncio
import threading

import asyncssh


class Server:
    """Serves the folder `root` as "/" until it is closed; `home` is to be HOME of whoever talks to it."""

    def __init__(self, root, home):
        self.root, self.home = root, home
        self.key, self._host_key = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
        self.renamed = []
        self._begun, self._loop = threading.Event(), asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),))
        self._thread.start()
        self._begun.wait()
        self.trust(self.key)
        (home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {self.host_key()}")

    def host_key(self):
        return self._host_key.export_public_key().decode()

    def trust(self, key):
        """Put a key into the home; the server takes no other than the first one."""
        (self.home / ".ssh").mkdir(parents=True, exist_ok=True)
        key.write_private_key(self.home / ".ssh" / "id_ed25519")

    def address(self, path):
        return f"sftp://mira@127.0.0.1:{self.port}/{path}"

    async def _serve(self):
        self._stop = asyncio.Event()
        renamed = self.renamed

        class Files(asyncssh.SFTPServer):
            def posix_rename(self, oldpath, newpath):
                renamed.append(newpath.decode().lstrip("/"))
                return super().posix_rename(oldpath, newpath)

        connections = []

        class Guests(asyncssh.SSHServer):
            def connection_made(self, conn):
                connections.append(conn)

        async with await asyncssh.listen(
            server_factory=Guests,
            host="127.0.0.1",
            port=0,
            server_host_keys=[self._host_key],
            authorized_client_keys=asyncssh.import_authorized_keys(self.key.export_public_key().decode()),
            sftp_factory=lambda channel: Files(channel, chroot=str(self.root)),
        ) as listening:
            self.port = listening.get_port()
            self._begun.set()
            await self._stop.wait()
            for connection in connections:  # from Python 3.12 on a server waits for them
                connection.close()
                await connection.wait_closed()

    def close(self):
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._loop.close()
