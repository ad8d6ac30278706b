package corpus

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// savedFerries returns the bytes of a corpus of n ferries.
func savedFerries(t *testing.T, n int) []byte {
	t.Helper()
	c := openTest(t)
	mustImport(t, c, ferries(1, n))
	for i := n + 1; i <= n+20; i++ {
		mustAdd(t, c, ferry(i))
	}
	var b bytes.Buffer
	if _, err := c.Backup(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func writeFile(t *testing.T, data []byte) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "damaged.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func quietOpen(path string) (*Corpus, error) {
	return Open(slog.New(slog.DiscardHandler), path, Options{})
}

// openDamaged opens a file of these bytes. It is closed, but not checked, when the test ends.
func openDamaged(t *testing.T, data []byte) *Corpus {
	t.Helper()
	c, err := quietOpen(writeFile(t, data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// closed closes a corpus and returns the bytes of its file.
func closed(t *testing.T, c *Corpus) []byte {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(c.path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestABackupIsACorpus(t *testing.T) {
	c := openAt(t, writeFile(t, savedFerries(t, 300)))
	if c.Len() != 320 || len(find(t, c, "de", "schiff310x")) != 1 {
		t.Fatalf("length %d", c.Len())
	}
}

// TestABackupThatCannotBeWrittenIsNoFaultOfTheCorpus fails to write each part of a backup.
func TestABackupThatCannotBeWrittenIsNoFaultOfTheCorpus(t *testing.T) {
	c := openHolding(t, ferry(1), ferry(2))
	full := errors.New("the other disk is full")
	for room := range 4 {
		writes := 0
		_, err := c.Backup(writerFunc(func(p []byte) (int, error) {
			if writes++; writes > room {
				return 0, full
			}
			return len(p), nil
		}))
		if writes > room && err != full {
			t.Errorf("after %d writes: %v", room, err)
		}
	}
}

func TestForeignFilesAreRecognised(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other.db")
	db, err := bbolt.Open(other, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	bolt, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"text":              []byte("Dear diary, nothing happened."),
		"SQLite":            append([]byte("SQLite format 3\x00"), make([]byte, 8192)...),
		"zeros":             make([]byte, 65536),
		"bbolt's, not ours": bolt,
	} {
		path := writeFile(t, data)
		if _, err := quietOpen(path); !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(after, data) {
			t.Errorf("%s: the file was changed", name)
		}
	}
	if _, err := quietOpen(t.TempDir()); err == nil {
		t.Error("a directory was opened")
	}
}

func TestANewerFileIsRefused(t *testing.T) {
	c := openTest(t)
	err := c.db.Update(func(tx *bbolt.Tx) error { return putMeta(tx, formatKey, formatVersion+1) })
	if err := errors.Join(err, c.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := quietOpen(c.path); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), c.path) {
		t.Fatal(err)
	}
}

func TestATruncatedFileIsRefused(t *testing.T) {
	data := savedFerries(t, 1000)
	for _, size := range []int{1, 100, 4096, 5000, 8192, 16384, len(data) / 2, len(data) - 4096, len(data) - 1} {
		path := writeFile(t, data[:size])
		if _, err := quietOpen(path); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), path) {
			t.Errorf("cut to %d of %d bytes: %v", size, len(data), err)
		}
	}
}

// TestAPageCountThatWrapsAroundIsRefused gives a file headers, with checksums that are right, that count so many pages that the place of
// the next one would be the beginning of the file.
func TestAPageCountThatWrapsAroundIsRefused(t *testing.T) {
	data := savedFerries(t, 300)
	for at := 0; at <= os.Getpagesize(); at += os.Getpagesize() {
		meta := data[at+metaOffset:][:metaSize]
		binary.NativeEndian.PutUint64(meta[40:], 1<<60)
		sum := fnv.New64a()
		sum.Write(meta[:metaSize-8])
		binary.NativeEndian.PutUint64(meta[metaSize-8:], sum.Sum64())
	}
	if _, err := quietOpen(writeFile(t, data)); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
}

// TestABitFlipNeverEndsTheProcess flips bits all over a file. If it still opens, every article must come back whole or with an error, and
// Check must not call a file sound that has lost articles.
func TestABitFlipNeverEndsTheProcess(t *testing.T) {
	data := savedFerries(t, 400)
	rng := rand.New(rand.NewPCG(7, 7))
	for range 120 {
		damaged := bytes.Clone(data)
		at, bit := rng.IntN(len(data)), byte(1)<<rng.IntN(8)
		damaged[at] ^= bit
		name := fmt.Sprintf("byte %d, bit %x", at, bit)
		c, err := quietOpen(writeFile(t, damaged))
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) && !errors.Is(err, ErrNewer) {
				t.Errorf("%s: opening: %v", name, err)
			}
			continue
		}
		lost := 0
		for n := 1; n <= 420; n++ {
			if a, err := c.Get(uint64(n)); err != nil {
				lost++
			} else if a.Text != ferry(n).Text {
				t.Errorf("%s: article %d reads %q", name, n, a.Text)
			}
		}
		problems, err := c.Check(context.Background())
		if lost > 0 && err == nil && len(problems) == 0 {
			t.Errorf("%s: %d articles are lost and Check says nothing", name, lost)
		}
		_, _ = c.Add(context.Background(), ferry(1000))
		_ = c.Close()
	}
}

// TestADamagedNumberHoldsUpNoOther flips a bit in the key of an article, so that the index and the bin have an article that the log lacks,
// and the log has one whose record is another's.
func TestADamagedNumberHoldsUpNoOther(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	for n := range 20 {
		mustAdd(t, c, ferry(n+1))
	}
	if err := c.Remove(ctx, 13, "81"); err != nil {
		t.Fatal(err)
	}
	data := closed(t, c)
	for _, bit := range []int{0, 40} {
		for _, n := range []uint64{7, 13} { // of which one lies in the bin
			damaged := bytes.Clone(data)
			flipKey(t, damaged, n, bit)
			checkWithout(t, fmt.Sprintf("bit %d of article %d", bit, n), openDamaged(t, damaged), n)
		}
	}
}

// flipKey flips a bit of the key of an article, wherever the key stands before a record.
func flipKey(t *testing.T, file []byte, number uint64, bit int) {
	t.Helper()
	key := append(numberKey(number), recordVersion, 0x28, 0xB5, 0x2F, 0xFD) // and the magic of its frame
	for at := 0; ; at++ {
		i := bytes.Index(file[at:], key)
		if i < 0 && at == 0 {
			t.Fatalf("article %d is not in the file", number)
		} else if i < 0 {
			return
		}
		at += i
		file[at+7-bit/8] ^= 1 << (bit % 8)
	}
}

// checkWithout checks that a corpus of twenty ferries works but for one, and that this one can be stored again.
func checkWithout(t *testing.T, name string, c *Corpus, n uint64) {
	t.Helper()
	ctx := context.Background()
	if r, err := c.Ask(ctx, ParseQuestion("!search Hafen")); err != nil || !r.Answered {
		t.Errorf("%s: asked: %v, %v", name, r.Answered, err)
	}
	_, err := c.Ask(ctx, ParseQuestion(fmt.Sprintf("!search schiff%dx", n)))
	_, err2 := c.Match(ctx, "de", []string{fmt.Sprintf("schiff%dx", n)}, 5)
	for _, err := range []error{err, err2} {
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: asked for it: %v", name, err)
		}
	}
	told := 0
	if err := c.Each(func(*Article) error { told++; return nil }); !errors.Is(err, ErrDamaged) || told < 18 {
		t.Errorf("%s: %d are there, %v", name, told, err)
	}
	for _, removed := range []bool{false, true} {
		if _, err := c.List(ListOptions{Removed: removed}); err != nil {
			t.Errorf("%s: listed: %v", name, err)
		}
	}
	if _, err := c.Forget(ctx, "operator"); err != nil {
		t.Errorf("%s: forgetting: %v", name, err)
	}
	if r, err := c.Add(ctx, ferry(int(n))); err != nil || r.Known {
		t.Errorf("%s: given again: %+v, %v", name, r, err)
	}
	if err := c.Reindex(ctx); err != nil {
		t.Errorf("%s: re-indexing: %v", name, err)
	}
	if found := find(t, c, "de", fmt.Sprintf("schiff%dx", n)); len(found) != 1 || found[0] == n {
		t.Errorf("%s: found %v", name, found)
	}
}

// TestAnArchiveOutOfOrderIsDamaged swaps two articles of the log.
func TestAnArchiveOutOfOrderIsDamaged(t *testing.T) {
	c := openTest(t)
	for n := range 5 {
		mustAdd(t, c, ferry(n+1))
	}
	data := closed(t, c)
	e, page := binary.NativeEndian, os.Getpagesize()
	for at := 2 * page; at < len(data); at += page {
		a, b := data[at+16:at+32], data[at+32:at+48] // flags, place of the key from there, length of key and value: uint32 each
		key := at + 16 + int(e.Uint32(a[4:]))
		if data[at+8] != 2 || key+8 > len(data) || !bytes.Equal(data[key:key+8], numberKey(1)) {
			continue
		}
		swapped := append(bytes.Clone(b), a...)
		e.PutUint32(swapped[4:], e.Uint32(b[4:])+16)
		e.PutUint32(swapped[20:], e.Uint32(a[4:])-16)
		copy(a, swapped)
		copy(b, swapped[16:])
	}
	c = openDamaged(t, data)
	if err := c.Reindex(context.Background()); !errors.Is(err, ErrDamaged) {
		t.Errorf("re-indexing: %v", err)
	}
	if problems, err := c.Check(context.Background()); err != nil || len(problems) == 0 {
		t.Errorf("checked: %q, %v", problems, err)
	}
}

// TestADamagedPageHoldsUpNobody makes each page of a file claim to be longer than it is, so that bbolt panics in the middle of a commit, and
// again while that is rolled back. Whoever writes, and whoever closes the corpus, must get an error.
func TestADamagedPageHoldsUpNobody(t *testing.T) {
	page := os.Getpagesize()
	jammed := 0
	c := openTest(t)
	for n := range 36 {
		mustAdd(t, c, ferry(n))
		if c.background.Wait(); n < 20 || n%3 != 0 {
			continue
		}
		var b bytes.Buffer
		if _, err := c.Backup(&b); err != nil {
			t.Fatal(err)
		}
		for at := 2 * page; at < b.Len(); at += page {
			damaged := bytes.Clone(b.Bytes())
			if binary.NativeEndian.Uint64(damaged[at:]) != uint64(at/page) || damaged[at+8] != 2 { // not the first page of a leaf
				continue
			}
			damaged[at+13] |= 8
			done := make(chan bool, 1)
			go func() { done <- addAndClose(t, writeFile(t, damaged)) }()
			select {
			case j := <-done:
				jammed += count(j)
			case <-time.After(time.Minute):
				t.Fatalf("page %d: somebody waits for ever", at/page)
			}
		}
	}
	t.Logf("bbolt has given up %d times", jammed)
}

// addAndClose adds articles to a damaged file and closes it. It reports whether a transaction could not be ended.
func addAndClose(t *testing.T, path string) (jammed bool) {
	c, err := quietOpen(path)
	if err != nil {
		return false
	}
	for n := range 20 {
		if _, err := c.Add(context.Background(), ferry(1000+n)); err != nil && !errors.Is(err, ErrDamaged) {
			t.Error(err)
		}
	}
	jammed = c.jammed != nil
	if err := c.Close(); errors.Is(err, ErrDamaged) != jammed || err != nil && !jammed {
		t.Error(err)
	}
	return jammed
}

// TestABackupCopiedOverAnOpenFileStaysWhole does what an operator might who forgot to stop the bot: it copies a zip file over the corpus, and
// then a backup, step by step. Everybody must be told that the file is damaged, and nothing may be written to the backup, which can be
// used once it is opened again.
func TestABackupCopiedOverAnOpenFileStaysWhole(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	for n := range 60 {
		mustAdd(t, c, ferry(n+1))
	}
	c.background.Wait()
	data := savedFerries(t, 300)
	packed := bytes.Repeat([]byte("PK\x03\x04"), 10_000)
	for _, content := range [][]byte{nil, packed, data[:1000], data} {
		if err := os.WriteFile(c.path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, get := c.Get(7)
		_, asked := c.Ask(ctx, ParseQuestion("!search schiff8x"))
		_, add := c.Add(ctx, ferry(61))
		for _, err := range []error{get, asked, add, c.Remove(ctx, 9, "81"), c.Erase(ctx, 9, "81")} {
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("%d bytes: %v", len(content), err)
			}
		}
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	if after, err := os.ReadFile(c.path); err != nil || !bytes.Equal(after, data) {
		t.Errorf("the backup was changed, %v", err)
	}
	if c = openAt(t, c.path); c.Len() != 320 {
		t.Errorf("%d articles", c.Len())
	}
}

// TestAnEmptyBucketOfTheWrongKindIsDamage flips the bits that say what kind of page an empty bucket is: bbolt would take it for its own
// child, and descend without end.
func TestAnEmptyBucketOfTheWrongKindIsDamage(t *testing.T) {
	data := closed(t, openTest(t))
	empty := append(append([]byte("tail"), make([]byte, 16+8)...), 2, 0, 0, 0, 0, 0, 0, 0)
	if !bytes.Contains(data, empty) {
		t.Fatal("there is no empty tail")
	}
	for bit := range 16 {
		damaged := bytes.Clone(empty)
		damaged[len(empty)-8+bit/8] ^= 1 << (bit % 8)
		if _, err := quietOpen(writeFile(t, bytes.ReplaceAll(data, empty, damaged))); !errors.Is(err, ErrDamaged) {
			t.Errorf("bit %d: %v", bit, err)
		}
	}
}

// TestCheckOutlivesAKeyLongerThanItsPage makes each key of the branch pages, some of which are free, too long.
func TestCheckOutlivesAKeyLongerThanItsPage(t *testing.T) {
	data := savedFerries(t, 1000)
	page := os.Getpagesize()
	found := 0
	for at := 2 * page; at < len(data); at += page {
		if binary.NativeEndian.Uint64(data[at:]) != uint64(at/page) || data[at+8] != 1 { // not a branch
			continue
		}
		for i := range int(data[at+10]) {
			damaged := bytes.Clone(data)
			binary.NativeEndian.PutUint32(damaged[at+16+16*i+4:], 8|1<<28)
			c, err := quietOpen(writeFile(t, damaged))
			if err != nil {
				continue
			}
			problems, err := c.Check(context.Background())
			if err != nil {
				t.Errorf("key %d of page %d: %v", i, at/page, err)
			}
			found += min(len(problems), 1)
			_ = c.Close()
		}
	}
	if found == 0 {
		t.Error("Check finds nothing")
	}
}

// TestAFileThatIsWrittenToIsSound checks the header of a file again and again while articles are added to it, as a command does that is
// started beside the bot.
func TestAFileThatIsWrittenToIsSound(t *testing.T) {
	c := openTest(t)
	f, err := os.Open(c.path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ctx, cancel := context.WithCancel(context.Background())
	var looking sync.WaitGroup
	looking.Go(func() {
		for ctx.Err() == nil {
			if err := checkHeader(f); err != nil {
				t.Error(err)
			}
		}
	})
	for n := range 1000 {
		mustAdd(t, c, ferry(n))
	}
	cancel()
	looking.Wait()
}
