import Foundation
import Records
import Testing

@Suite struct AtomicFileTests {
    @Test func theTargetChangesOnlyAtTheCommit() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("old".utf8, to: "out")
        let file = try AtomicFile(path: path)
        try file.write(Array(repeating: UInt8(ascii: "n"), count: 600_000))
        #expect(folder.read("out") == Array("old".utf8))
        try file.commit()
        #expect(folder.read("out")?.count == 600_000)
        #expect(folder.names == ["out"])
    }

    @Test func nothingRemainsWithoutACommit() throws {
        let folder = try TemporaryFolder()
        do {
            let file = try AtomicFile(path: folder.file("out"))
            try file.write("half".utf8)
        }
        #expect(folder.names == [])
    }

    @Test func linksAndPermissionsStay() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("old".utf8, to: "real")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: path)
        let file = try AtomicFile(path: folder.file("link"))
        try file.write("new".utf8)
        try file.commit()
        #expect(folder.read("real") == Array("new".utf8))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link")) == path)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }

    @Test func devicesAreWrittenInPlace() throws {
        let file = try AtomicFile(path: "/dev/null")
        try file.write("x".utf8)
        try file.commit()
        #expect(
            try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
                == .typeCharacterSpecial)
    }

    @Test func impossibleTargetsAreNamed() throws {
        let folder = try TemporaryFolder()
        #expect(throws: FileError.self) { try AtomicFile(path: folder.path) }
        let missing = #expect(throws: FileError.self) { try AtomicFile(path: folder.file("no/such/out")) }
        #expect(missing?.description.hasSuffix("out: cannot be created: No such file or directory") == true)
    }
}
