import asyncio
async def five():
    await asyncio.sleep(0.01)
    return 5
print(asyncio.run(five()))
# ---
import asyncio
async def worker(name, wait):
    await asyncio.sleep(wait)
    print(name)
    return name
async def main():
    return await asyncio.gather(worker('slow', 0.05), worker('quick', 0.01))
print(asyncio.run(main()))
# ---
import asyncio
async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(10), timeout=0.02)
    except asyncio.TimeoutError:
        print('timeout')
    async with asyncio.timeout(5):
        queue = asyncio.Queue()
        asyncio.get_running_loop().call_later(0.01, queue.put_nowait, 'later')
        print(await queue.get())
asyncio.run(main())
# ---
import asyncio
async def fails():
    raise ValueError('in a coroutine')
asyncio.run(fails())
# ---
import asyncio
async def main():
    asyncio.run(asyncio.sleep(0))
try:
    asyncio.run(main())
except RuntimeError as error:
    print(error)
# ---
import asyncio
async def numbers():
    for i in range(3):
        await asyncio.sleep(0)
        yield i
async def main():
    print([i async for i in numbers()])
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.sleep(0.01, i * i)) for i in range(3)]
    print([task.result() for task in tasks])
asyncio.run(main())
# ---
import asyncio
loop = asyncio.new_event_loop()
loop.call_later(0.02, print, 'second')
loop.call_soon(print, 'first')
loop.call_later(0.03, loop.stop)
loop.run_forever()
loop.close()
