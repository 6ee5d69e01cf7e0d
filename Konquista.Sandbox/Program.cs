return await Konquista.Sandbox.SandboxApp.Run(args);
